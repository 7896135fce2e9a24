import { type Page, expect as seen } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from './trial/page.ts';
import { otherId, personId, type ServedTrial, serveTrial } from './trial/trial.fixture.ts';
import type { UnsentReply } from './unsent/index.ts';

declare const app: App;

let trial: ServedTrial;
beforeAll(async () => {
  trial = await serveTrial();
}, 60_000);
afterEach(() => {
  trial.signedIn = personId;
  trial.pieces.length = 0;
  trial.cut.length = 0;
  trial.pieceAnswers = Promise.resolve();
});
afterAll(() => trial.close());

const ask = (page: Page, name: string) => page.evaluate((what) => app.ask(what), name);
const seenIn = (page: Page, name: string) => page.evaluate((what) => app.seen(what), name);
const open = (page: Page, id: string) => page.evaluate((of) => app.open(of), id);
/** How many answers lie on the device, whoever can read them. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('service-center');
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('records').objectStore('records').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count;
  });
const names = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

describe('answers of the service', () => {
  it('S2.3 are found again by the person they were given to', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    expect(await ask(page, 'cases')).toBe(`cases of ${personId}`);
    await seen.poll(() => kept(page)).toBe(1);
    const again = await trial.tab(device);
    expect(await seenIn(again, 'cases')).toBe(`cases of ${personId}`);
    await device.close();
  });

  it('S2.3 that came for somebody else, before anybody knew who is signed in, are kept under nobody', async () => {
    const device = await trial.device();
    trial.signedIn = otherId;
    const page = await trial.tab(device);
    expect(await ask(page, 'cases')).toBe(`cases of ${otherId}`);
    // Known now: what the first one has here is put away, and answers are kept under the other's name.
    await open(page, otherId);
    expect(await seenIn(page, 'cases')).toBeUndefined();
    await ask(page, 'machines');
    await seen.poll(() => kept(page)).toBe(1);
    const again = await trial.tab(device);
    expect([await seenIn(again, 'cases'), await seenIn(again, 'machines')]).toEqual([undefined, undefined]);
    await open(again, otherId);
    expect([await seenIn(again, 'cases'), await seenIn(again, 'machines')]).toEqual([
      undefined,
      `machines of ${otherId}`,
    ]);
    await device.close();
  });
});

describe('a device whose person has withdrawn', () => {
  const reply = (id: string): UnsentReply => ({
    kind: 'reply',
    id,
    caseNumber: 'C-26-000001',
    text: '主轴异响',
    state: 'writing',
    problem: null,
    files: [],
    language: 'zh',
    changedAt: '2026-01-01T00:00:00.000Z',
  });
  const write = (page: Page) =>
    page.evaluate(([of, item]) => app.putUnsent(of, item), [personId, reply(crypto.randomUUID())] as const);
  const saved = (page: Page) => page.evaluate(() => app.savedUnsent());

  it('S0.3 S7.2 has no database, also when something is still being written, until the person agrees again', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    await write(page);
    await saved(page);
    expect(await names(page)).toEqual(['service-center']);
    await page.evaluate(
      async ([of, item]) => {
        // Both at once: the removal meets a write under way, and another comes behind it.
        app.putUnsent(of, item);
        await app.clearStorage();
        app.putUnsent(of, { ...item, id: crypto.randomUUID() });
        await app.savedUnsent();
      },
      [personId, reply(crypto.randomUUID())] as const,
    );
    expect(await names(page)).toEqual([]);
    await open(page, personId);
    await write(page);
    await saved(page);
    expect(await names(page)).toEqual(['service-center']);
    await device.close();
  });

  it('S7.2 sends no piece of a file on, in none of its tabs, and keeps no answer that was under way', async () => {
    const device = await trial.device();
    const [page, other] = [await trial.tab(device), await trial.tab(device)];
    const going = Promise.withResolvers<void>();
    trial.pieceAnswers = going.promise;
    for (const [tab, name] of [
      [page, 'one.txt'],
      [other, 'two.txt'],
    ] as const) {
      const item = reply(crypto.randomUUID());
      await tab.evaluate(
        ([of, text, called]) => {
          app.putUnsent(of, text);
          app.trayOf(of, text.id).add([new File(['x'.repeat(20_000)], called, { type: 'text/plain' })]);
        },
        [personId, item, name] as const,
      );
    }
    await seen.poll(() => trial.pieces.length).toBe(2);
    await page.evaluate(() => app.askLong('cases'));
    expect(trial.cut).toEqual([]);
    await page.evaluate(() => app.putPersonAway());
    // Both were cut on the wire, before the service had answered.
    await seen.poll(() => trial.cut.length).toBe(2);
    going.resolve();
    await page.evaluate(() => app.answer());
    await page.evaluate(() => app.savedUnsent());
    expect(trial.pieces).toHaveLength(2);
    expect([await seenIn(page, 'cases'), await names(page)]).toEqual([undefined, []]);
    expect(await other.evaluate((of) => app.unsentOf(of).length, personId)).toBe(0);
    await device.close();
  });

  it('S7.2 and the same piece goes up to its end for who has not withdrawn', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    const [going, item] = [Promise.withResolvers<void>(), reply(crypto.randomUUID())];
    trial.pieceAnswers = going.promise;
    await page.evaluate(
      ([of, text]) => {
        app.putUnsent(of, text);
        app.trayOf(of, text.id).add([new File(['x'.repeat(20_000)], 'one.txt', { type: 'text/plain' })]);
      },
      [personId, item] as const,
    );
    await seen.poll(() => trial.pieces.length).toBe(1);
    going.resolve();
    const states = () =>
      page.evaluate(
        ([of, id]) =>
          app
            .trayOf(of, id)
            .read()
            .map(({ state }) => state),
        [personId, item.id] as const,
      );
    await seen.poll(states).toEqual(['ready']);
    expect(trial.cut).toEqual([]);
    await device.close();
  });
});

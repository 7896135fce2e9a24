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
});

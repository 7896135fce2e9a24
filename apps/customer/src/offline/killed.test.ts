import { type Page, expect as seen } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from './trial/page.ts';
import { personId, type ServedTrial, serveTrial } from './trial/trial.fixture.ts';
import type { UnsentCase, UnsentItem, UnsentReply } from './unsent/index.ts';

declare const app: App;

let trial: ServedTrial;
beforeAll(async () => {
  trial = await serveTrial();
}, 60_000);
afterEach(() => {
  trial.answers = Promise.resolve();
  trial.sent.length = 0;
  trial.pieces.length = 0;
});
afterAll(() => trial.close());

const held = {
  state: 'writing',
  problem: null,
  files: [],
  language: 'zh',
  changedAt: '2026-01-01T00:00:00.000Z',
} as const;
const reply = (id: string): UnsentReply => ({
  ...held,
  kind: 'reply',
  id,
  caseNumber: 'C-26-000001',
  text: '主轴异响',
});
const newCase = (id: string): UnsentCase => ({
  ...held,
  kind: 'case',
  id,
  machineNumber: 'A0230E1234',
  reason: 'fault',
  severity: 'limited',
  errorNumber: '',
  description: '主轴异响',
  isTyped: true,
  contact: 'me',
  callBackNumber: '',
  membershipId: '00000000-0000-4000-8000-0000000000ff',
  alarms: [],
  alarmsAt: null,
  controlSoftware: null,
});

const unsentIn = (page: Page) => page.evaluate((of) => app.unsentOf(of) as UnsentItem[], personId);
const attach = (page: Page, id: string, name: string) =>
  page.evaluate(([of, one, called]) => app.trayOf(of, one).add([new File([called], called, { type: 'text/plain' })]), [
    personId,
    id,
    name,
  ] as const);
const fileStates = (page: Page, id: string) =>
  page.evaluate(
    ([of, one]) =>
      app
        .trayOf(of, one)
        .read()
        .map(({ name, state }) => `${name} ${state}`),
    [personId, id] as const,
  );

/** Ends a page as a dead battery does: nothing of it runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isDead = new Promise((resolve) => page.once('crash', resolve));
  void session.send('Page.crash').catch(() => undefined);
  await isDead;
}

/** A text that has arrived at the service, and whose page dies before it hears of that. */
async function killedOnItsWay<Item extends UnsentItem>(item: Item, meanwhile: Partial<Item> | null) {
  const device = await trial.device();
  const page = await trial.tab(device);
  await page.evaluate(([of, one]) => app.putUnsent(of, one as UnsentItem), [personId, item] as const);
  await attach(page, item.id, 'one.txt');
  await seen.poll(() => fileStates(page, item.id)).toEqual(['one.txt ready']);
  // No receipt for whoever is there now.
  trial.answers = new Promise(() => {});
  await page.evaluate(([of, one]) => void app.sendUnsent(of, one), [personId, item.id] as const);
  await seen.poll(() => trial.sent.length).toBe(1);
  if (meanwhile)
    await page.evaluate(
      ([of, one, what]) => {
        app.changeUnsent(of, one, what);
        return app.savedUnsent();
      },
      [personId, item.id, meanwhile as object] as const,
    );
  await kill(page);
  trial.answers = Promise.resolve();
  return { device, page: await trial.tab(device) };
}

describe('a page that is killed between sending and its receipt', () => {
  it('S2.2 a reply goes up once more as it was, and what was typed meanwhile is the next reply', async () => {
    const item = reply(crypto.randomUUID());
    const { device, page } = await killedOnItsWay(item, { text: '主轴异响，转速 3000 以上' });
    await seen.poll(() => trial.sent.length).toBe(2);
    expect(trial.sent[1]).toEqual(trial.sent[0]);
    expect(trial.sent[0]).toEqual({ id: item.id, words: '主轴异响', files: [expect.any(String)] });
    await seen
      .poll(() => unsentIn(page))
      .toEqual([
        expect.objectContaining({
          kind: 'reply',
          caseNumber: 'C-26-000001',
          text: '，转速 3000 以上',
          state: 'writing',
          files: [],
        }),
      ]);
    await device.close();
  });

  it('S2.2 a case goes up once more as it was; words, error number and files since then wait for the person', async () => {
    const item = newCase(crypto.randomUUID());
    const { device, page } = await killedOnItsWay(item, { description: '主轴异响，冷机时更响', errorNumber: '4711' });
    await seen.poll(() => trial.sent.length).toBe(2);
    expect(trial.sent[1]).toEqual(trial.sent[0]);
    await seen
      .poll(() => unsentIn(page))
      .toEqual([
        expect.objectContaining({ kind: 'reply', caseNumber: 'C-26-000009', text: '4711\n，冷机时更响', files: [] }),
      ]);
    await device.close();
  });

  it('S2.2 leaves nothing behind where nothing was typed meanwhile', async () => {
    const { device, page } = await killedOnItsWay(reply(crypto.randomUUID()), null);
    await seen.poll(() => trial.sent.length).toBe(2);
    expect(trial.sent[1]).toEqual(trial.sent[0]);
    await seen.poll(() => unsentIn(page)).toEqual([]);
    await device.close();
  });
});

describe('the code that looks into files, when the connection breaks before it is there', () => {
  it('S2.2 a file has failed, not for good, and goes up when it is tried again', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    const item = reply(crypto.randomUUID());
    await page.evaluate(([of, one]) => app.putUnsent(of, one), [personId, item] as const);
    const code = '**/assets/preparing-*.js';
    let refused = 0;
    await page.route(code, (route) => {
      refused++;
      return route.abort('connectionreset');
    });
    await attach(page, item.id, 'one.txt');
    await seen.poll(() => fileStates(page, item.id)).toEqual(['one.txt failed']);
    expect(refused).toBeGreaterThan(0);
    const file = await page.evaluate(([of, one]) => app.trayOf(of, one).read()[0], [personId, item.id] as const);
    expect(file).toMatchObject({ state: 'failed', problem: 'try-again', bytes: 7 });
    await page.unroute(code);
    await page.evaluate(() => app.tryNow());
    await seen.poll(() => fileStates(page, item.id)).toEqual(['one.txt ready']);
    await page.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, item.id] as const);
    await seen.poll(() => trial.sent).toEqual([{ id: item.id, words: '主轴异响', files: [expect.any(String)] }]);
    await device.close();
  });
});

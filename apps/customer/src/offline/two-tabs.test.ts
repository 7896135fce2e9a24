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
  trial.away = 'no';
  trial.signedIn = personId;
  trial.answers = Promise.resolve();
  trial.sent.length = 0;
  trial.pieces.length = 0;
});
afterAll(() => trial.close());

const reply = (id: string, text: string): UnsentReply => ({
  kind: 'reply',
  id,
  caseNumber: 'C-26-000001',
  text,
  state: 'writing',
  problem: null,
  files: [],
  language: 'zh',
  changedAt: '2026-01-01T00:00:00.000Z',
});

/** Two tabs that have the same reply open. */
async function twoTabs(text = '主轴异响') {
  const device = await trial.device();
  const id = crypto.randomUUID();
  const first = await trial.tab(device);
  await first.evaluate(
    ([of, item]) => {
      app.putUnsent(of, item);
      return app.savedUnsent();
    },
    [personId, reply(id, text)] as const,
  );
  const second = await trial.tab(device);
  return { device, id, first, second };
}

const itemIn = (page: Page, id: string) =>
  page.evaluate(([of, one]) => app.findUnsent(of, one) as UnsentReply | undefined, [personId, id] as const);
const write = (page: Page, id: string, change: Partial<UnsentReply>) =>
  page.evaluate(([of, one, what]) => app.changeUnsent(of, one, what), [personId, id, change] as const);
const attach = (page: Page, id: string, name: string, text = name) =>
  page.evaluate(
    ([of, one, called, words]) => app.trayOf(of, one).add([new File([words], called, { type: 'text/plain' })]),
    [personId, id, name, text] as const,
  );
const filesIn = (page: Page, id: string) =>
  page.evaluate(
    ([of, one]) =>
      app
        .trayOf(of, one)
        .read()
        .map(({ name, state }) => `${name} ${state}`),
    [personId, id] as const,
  );

describe('one draft in two tabs', () => {
  it('S2.2 has the files that either of them added, each sent once, and loses none', async () => {
    const { device, id, first, second } = await twoTabs();
    await Promise.all([attach(first, id, 'one.txt'), attach(second, id, 'two.txt')]);
    for (const page of [first, second])
      await seen.poll(async () => (await filesIn(page, id)).sort()).toEqual(['one.txt ready', 'two.txt ready']);
    expect(new Set(trial.pieces).size).toBe(2);
    expect(trial.pieces).toHaveLength(2);
    const third = await trial.tab(device);
    expect((await filesIn(third, id)).sort()).toEqual(['one.txt ready', 'two.txt ready']);
    await device.close();
  });

  it('S2.2 a file that one of them removes or pauses is removed or paused in the other', async () => {
    const { device, id, first, second } = await twoTabs();
    trial.away = 'pieces';
    await attach(first, id, 'one.txt');
    await attach(first, id, 'two.txt');
    await seen.poll(() => filesIn(second, id)).toHaveLength(2);
    await second.evaluate(
      ([of, one]) => {
        const tray = app.trayOf(of, one);
        const [gone, held] = tray.read();
        tray.remove(gone!.id);
        tray.hold(held!.id);
      },
      [personId, id] as const,
    );
    for (const page of [first, second]) await seen.poll(() => filesIn(page, id)).toEqual(['two.txt paused']);
    await device.close();
  });

  it('S2.2 words of one are seen in the other, and what each changed stays', async () => {
    const { device, id, first, second } = await twoTabs();
    await Promise.all([write(first, id, { text: '主轴异响，转速 3000 以上' }), write(second, id, { language: 'de' })]);
    for (const page of [first, second])
      await seen
        .poll(async () => await itemIn(page, id))
        .toMatchObject({ text: '主轴异响，转速 3000 以上', language: 'de' });
    await device.close();
  });

  it('S2.2 is sent once, and the other knows that it is gone', async () => {
    const { device, id, first, second } = await twoTabs();
    await Promise.all(
      [first, second].map((page) => page.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const)),
    );
    expect(trial.sent.map((one) => one.id)).toEqual([id]);
    for (const page of [first, second]) await seen.poll(() => itemIn(page, id)).toBeUndefined();
    await device.close();
  });

  it('S2.2 a tab that was closed in the middle of an upload leaves it to the other', async () => {
    const { device, id, first, second } = await twoTabs();
    trial.away = 'pieces';
    await attach(first, id, 'one.txt');
    await seen.poll(() => filesIn(second, id)).toEqual(['one.txt uploading']);
    await seen.poll(async () => (await itemIn(second, id))?.files[0]?.isKept).toBe(true);
    await first.close();
    trial.away = 'no';
    await seen.poll(() => filesIn(second, id)).toEqual(['one.txt ready']);
    await device.close();
  });
});

describe('what waits while the service is away', () => {
  it('S2.2 goes out at once when the service is back or somebody asks for it, words and files', async () => {
    const { device, id, first } = await twoTabs();
    trial.away = 'all';
    await attach(first, id, 'one.txt');
    const sending = first.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    await seen.poll(() => filesIn(first, id)).toEqual([expect.stringMatching(/uploading|failed/)]);
    trial.away = 'words';
    await first.evaluate(() => app.tryNow());
    expect(await sending).toEqual({ isSent: false });
    expect(await itemIn(first, id)).toMatchObject({ state: 'waiting', problem: 'try-again' });
    trial.away = 'no';
    await first.evaluate(() => app.tryNow());
    await seen.poll(() => trial.sent.map((one) => one.id)).toEqual([id]);
    await device.close();
  });
});

describe('a file that has just failed', () => {
  it('S2.2 goes up when it is tried again in the same moment', async () => {
    const { device, id, first } = await twoTabs();
    // What reads files is on the page from now on.
    await attach(first, id, 'before.txt');
    await seen.poll(() => filesIn(first, id)).toEqual(['before.txt ready']);
    await first.context().setOffline(true);
    // As soon as it says so, before that is on the disk; listening before it is there, for it fails quickly.
    await first.evaluate(
      ([of, one]) =>
        new Promise<void>((resolve) => {
          const tray = app.trayOf(of, one);
          const leave = tray.subscribe(() => {
            if (tray.read()[1]?.state !== 'failed') return;
            leave();
            tray.sendFailed();
            resolve();
          });
          tray.add([new File(['one'], 'one.txt', { type: 'text/plain' })]);
        }),
      [personId, id] as const,
    );
    await first.context().setOffline(false);
    await first.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    await seen.poll(() => trial.sent.map((one) => one.id)).toEqual([id]);
    await device.close();
  });
});

describe('a tab that is still open when its person deletes and signs out in another', () => {
  /** What lies on the device, whoever can read it. */
  const stored = (page: Page) =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('service-center');
        request.onsuccess = () => resolve(request.result);
      });
      const count = (name: string) =>
        new Promise<number>((resolve) => {
          const request = database.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve(request.result);
        });
      const counts = { keys: await count('keys'), records: await count('records'), pieces: await count('pieces') };
      database.close();
      return counts;
    });
  const put = (page: Page, id: string, text: string) =>
    page.evaluate(
      ([of, item]) => {
        app.putUnsent(of, item);
        return app.savedUnsent();
      },
      [personId, reply(id, text)] as const,
    );

  it('S3.2 keeps nothing more, and the next sign-in can read everything that is kept then', async () => {
    const { device, id, first, second } = await twoTabs();
    await attach(second, id, 'one.txt');
    await seen.poll(() => filesIn(first, id)).toEqual(['one.txt ready']);
    await first.evaluate((of) => app.closePerson(of, false), personId);
    await put(second, crypto.randomUUID(), '还在写');
    await attach(second, id, 'two.txt');
    await second.evaluate(() => app.savedUnsent());
    await seen.poll(() => stored(second)).toEqual({ keys: 0, records: 0, pieces: 0 });
    const again = await trial.tab(device);
    await put(again, crypto.randomUUID(), '新的草稿');
    await put(second, crypto.randomUUID(), '旧窗口');
    const last = await trial.tab(device);
    const words = await last.evaluate((of) => app.unsentOf(of).map((item) => (item as UnsentReply).text), personId);
    expect(words).toContain('新的草稿');
    expect(words).toHaveLength((await stored(last)).records);
    await device.close();
  });
});

describe('a picture that somebody has begun to cover', () => {
  const cover = (page: Page, id: string, isBegun: boolean) =>
    page.evaluate(
      ([of, one, is]) => {
        const tray = app.trayOf(of, one);
        tray.cover(tray.read()[0]!.id, is);
      },
      [personId, id, isBegun] as const,
    );

  it('S2.2 goes nowhere until it is finished, not by itself and not from the other tab', async () => {
    const { device, id, first, second } = await twoTabs();
    await attach(first, id, 'one.txt');
    for (const page of [first, second]) await seen.poll(() => filesIn(page, id)).toEqual(['one.txt ready']);
    await cover(first, id, true);
    await seen.poll(async () => (await itemIn(second, id))?.files[0]?.isUncovered).toBe(true);
    await write(first, id, { state: 'waiting' });
    await first.evaluate(() => app.tryNow());
    await second.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    expect(trial.sent).toEqual([]);
    expect(await itemIn(second, id)).toMatchObject({ state: 'needs-you', problem: 'file-not-ready' });
    await cover(first, id, false);
    await first.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    expect(trial.sent).toEqual([{ id, words: '主轴异响', files: [expect.any(String)] }]);
    await device.close();
  });
});

describe('a tab of somebody in whose place another person is signed in', () => {
  it('S3.2 sends neither files nor words, until its own person is back', async () => {
    const device = await trial.device();
    trial.signedIn = otherId;
    const page = await trial.tab(device);
    const id = crypto.randomUUID();
    await page.evaluate(([of, item]) => app.putUnsent(of, item), [personId, reply(id, '主轴异响')] as const);
    await attach(page, id, 'one.txt');
    await page.evaluate(
      async ([of, one]) => {
        const tray = app.trayOf(of, one);
        const [file] = tray.read();
        tray.hold(file!.id);
        await tray.send(file!.id);
      },
      [personId, id] as const,
    );
    expect(await filesIn(page, id)).toEqual(['one.txt waiting']);
    await write(page, id, { state: 'waiting' });
    await page.evaluate(() => app.tryNow());
    expect(await page.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const)).toEqual({
      isSent: false,
    });
    await seen.poll(async () => (await itemIn(page, id))?.files[0]?.isKept).toBe(true);
    await page.evaluate(() => app.savedUnsent());
    await page.close();
    expect([trial.pieces, trial.sent]).toEqual([[], []]);
    trial.signedIn = personId;
    await trial.tab(device);
    await seen.poll(() => trial.sent.map((one) => one.files.length)).toEqual([1]);
    expect(trial.pieces).toHaveLength(1);
    await device.close();
  });
});

describe('a text that is taken back to writing while it is on its way', () => {
  const failing = async () => {
    const { device, id, first } = await twoTabs();
    let fail = () => {};
    trial.answers = new Promise((_, reject) => {
      fail = () => reject(new Error('the service broke'));
    });
    const send = () => first.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    const sending = send();
    await seen.poll(() => trial.sent.length).toBe(1);
    await write(first, id, { state: 'writing' });
    return { device, id, page: first, sending, send, fail };
  };

  it('S2.2 stays there when sending has failed', async () => {
    const { device, id, page, sending, fail } = await failing();
    fail();
    expect(await sending).toEqual({ isSent: false });
    expect(await itemIn(page, id)).toMatchObject({ state: 'writing' });
    await device.close();
  });

  it('S2.2 goes out when it is sent again before the first time has ended', async () => {
    const { device, id, page, send, fail } = await failing();
    const again = send();
    await seen.poll(async () => (await itemIn(page, id))?.state).toBe('waiting');
    trial.answers = Promise.resolve();
    fail();
    expect(await again).toMatchObject({ isSent: true });
    expect(trial.sent.map((one) => one.id)).toEqual([id, id]);
    await device.close();
  });
});

describe('a file that is chosen again because the device could not keep it', () => {
  it.each([
    ['an edited one goes nowhere before somebody has looked at what was chosen', true],
    ['one that was never edited goes up as it was chosen', false],
  ])('S2.2 %s', async (_, isEdited) => {
    const { device, id, first } = await twoTabs();
    await attach(first, id, 'one.txt');
    await seen.poll(() => filesIn(first, id)).toEqual(['one.txt ready']);
    await first.evaluate(
      ([of, one, edits]) => {
        const tray = app.trayOf(of, one);
        const [file] = tray.read();
        if (edits) tray.replace(file!.id, new File(['edited'], 'one.txt', { type: 'text/plain' }));
        return tray.bringBack(file!.id, new File(['whole'], 'two.txt', { type: 'text/plain' }));
      },
      [personId, id, isEdited] as const,
    );
    await seen.poll(() => filesIn(first, id)).toEqual(['two.txt ready']);
    expect((await itemIn(first, id))?.files[0]?.isUncovered ?? false).toBe(isEdited);
    await device.close();
  });
});

describe('words and files that come while a text is on its way', () => {
  const onItsWay = async () => {
    const { device, id, first } = await twoTabs();
    let answer = () => {};
    trial.answers = new Promise((resolve) => {
      answer = resolve;
    });
    const sending = first.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const);
    await seen.poll(() => trial.sent.length).toBe(1);
    return { device, id, page: first, sending, answer };
  };
  const unsent = (page: Page) => page.evaluate((of) => app.unsentOf(of) as UnsentReply[], personId);

  it('S2.2 are kept as the next reply to the case, and sent with it', async () => {
    const { device, id, page, sending, answer } = await onItsWay();
    await write(page, id, { text: '主轴异响，转速 3000 以上' });
    await attach(page, id, 'late.txt');
    answer();
    expect(await sending).toMatchObject({ isSent: true });
    expect(trial.sent).toEqual([{ id, words: '主轴异响', files: [] }]);
    const [rest] = await unsent(page);
    expect(rest).toMatchObject({
      kind: 'reply',
      caseNumber: 'C-26-000001',
      text: '，转速 3000 以上',
      state: 'writing',
    });
    expect(rest?.id).not.toBe(id);
    await seen.poll(() => filesIn(page, rest!.id)).toEqual(['late.txt ready']);
    await page.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, rest!.id] as const);
    expect(trial.sent[1]).toMatchObject({ id: rest!.id, words: '，转速 3000 以上', files: [expect.any(String)] });
    expect(await unsent(page)).toEqual([]);
    await device.close();
  });

  it('S2.2 leave nothing behind where nothing came', async () => {
    const { device, page, sending, answer } = await onItsWay();
    answer();
    await sending;
    expect(await unsent(page)).toEqual([]);
    await device.close();
  });
});

describe('several drafts at once', () => {
  const put = (page: Page, id: string, text: string) =>
    page.evaluate(([of, item]) => app.putUnsent(of, item), [personId, reply(id, text)] as const);

  it('S2.2 each keeps its own words and files over a closed app, and they go out in the order they were written', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
    for (const [at, id] of ids.entries()) {
      await put(page, id, `第 ${at} 条`);
      await attach(page, id, `${at}.txt`);
      await seen.poll(() => filesIn(page, id)).toEqual([`${at}.txt ready`]);
    }
    await page.evaluate(() => app.savedUnsent());
    await page.close();
    const again = await trial.tab(device);
    for (const [at, id] of ids.entries()) {
      expect(await itemIn(again, id)).toMatchObject({ text: `第 ${at} 条` });
      expect(await filesIn(again, id)).toEqual([`${at}.txt ready`]);
      await write(again, id, { state: 'waiting' });
    }
    await again.evaluate(() => app.tryNow());
    await seen.poll(() => trial.sent.map(({ words }) => words)).toEqual(['第 0 条', '第 1 条', '第 2 条', '第 3 条']);
    expect(new Set(trial.sent.flatMap(({ files }) => files)).size).toBe(4);
    await device.close();
  });

  it('S2.2 files keep their order and their pause over a closed app, and join in that order when it is sent', async () => {
    const device = await trial.device();
    const page = await trial.tab(device);
    const id = crypto.randomUUID();
    await put(page, id, '三个文件');
    trial.away = 'pieces';
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await attach(page, id, name);
    await page.evaluate(
      ([of, one]) => {
        const tray = app.trayOf(of, one);
        const [, second, third] = tray.read();
        tray.hold(second!.id);
        tray.move(third!.id, 0);
      },
      [personId, id] as const,
    );
    await seen.poll(async () => (await itemIn(page, id))?.files.every(({ isKept }) => isKept)).toBe(true);
    await page.evaluate(() => app.savedUnsent());
    await page.close();
    trial.away = 'no';
    const again = await trial.tab(device);
    await seen.poll(() => filesIn(again, id)).toEqual(['c.txt ready', 'a.txt ready', 'b.txt paused']);
    const files = (await itemIn(again, id))?.files.map(({ fileId }) => fileId);
    expect(await again.evaluate(([of, one]) => app.sendUnsent(of, one), [personId, id] as const)).toMatchObject({
      isSent: true,
    });
    expect(trial.sent[0]?.files).toEqual(files);
    await device.close();
  });
});

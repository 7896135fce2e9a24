import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventsIn, followLive, type LiveHint } from './live.ts';

describe('the live stream', () => {
  it('is split into whole events; half an event waits for the rest', () => {
    const first = eventsIn(': hello\n\nid: 2026-03-05T12:00:00.000Z\ndata: {"caseNumber":"C-100001"}\n\nid: 2026');
    expect(first.events).toEqual([{ id: '2026-03-05T12:00:00.000Z', data: '{"caseNumber":"C-100001"}' }]);
    expect(eventsIn('retry: 1000\n\nid: 2026-x\n\n').events).toEqual([{ id: '2026-x', data: '' }]);
    expect(first.rest).toBe('id: 2026');
    expect(eventsIn(`${first.rest}-x\r\ndata: {}\r\n\r\n`).events).toEqual([{ id: '2026-x', data: '{}' }]);
  });
});

/** Follows streams that the test opens, writes and ends; times go by when the test says so. */
function following(endsInMs = 300_000) {
  const opened: { lastId: string; say: (text: string) => void; end: () => void; lose: () => void }[] = [];
  const hints: LiveHint[] = [];
  const states: boolean[] = [];
  const leaving = new AbortController();
  const network = new EventTarget();
  const wish = { isRefused: false };
  let tries = 0;
  const done = followLive({
    async connect(lastId) {
      tries++;
      if (wish.isRefused) throw new Error('live answered 503');
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
          opened.push({ lastId, say, end: () => controller.close(), lose: () => controller.error(new Error('lost')) });
        },
      });
      return { body, endsInMs };
    },
    signal: leaving.signal,
    onHint: (hint) => hints.push(hint),
    onConnected: (isConnected) => states.push(isConnected),
    network,
  });
  const leave = async () => {
    leaving.abort();
    await vi.advanceTimersByTimeAsync(0);
    await done;
  };
  return { opened, hints, states, network, wish, tries: () => tries, leave };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('following', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('comes back when the token ends, with the id the stream began with, and asks for everything again', async () => {
    const live = following(40_000);
    await pass(0);
    live.opened[0]!.say('id: begin\n\n');
    await pass(40_600);
    expect(live.opened.map(({ lastId }) => lastId)).toEqual(['', 'begin']);
    expect(live.hints).toEqual([{}]);
    expect(live.states).toEqual([true, true]);
    await live.leave();
  });

  it('gives a stream up that is silent for three heartbeats, and none that beats', async () => {
    const live = following();
    await pass(0);
    for (let beat = 0; beat < 8; beat++) {
      await pass(15_000);
      live.opened[0]!.say(':\n\n');
    }
    expect(live.tries()).toBe(1);
    await pass(44_000);
    expect(live.tries()).toBe(1);
    await pass(3_000);
    expect(live.tries()).toBe(2);
    expect(live.states).toEqual([true, false, true]);
    await live.leave();
  });

  it('waits longer and longer for a server that ends every stream at once', async () => {
    const live = following();
    for (let second = 0; second < 60; second++) {
      await pass(1_000);
      live.opened.splice(0).forEach(({ end }) => void end());
    }
    expect(live.tries()).toBeLessThan(9);
    await live.leave();
  });

  it('tells whatever else waits for the service that it answers again', async () => {
    const live = following();
    await pass(0);
    const again = vi.fn();
    live.network.addEventListener('online', again);
    live.wish.isRefused = true;
    live.opened[0]!.lose();
    await pass(10_000);
    expect(again).not.toHaveBeenCalled();
    live.wish.isRefused = false;
    await pass(16_000);
    expect(again).toHaveBeenCalledTimes(1);
    await live.leave();
  });

  it('comes back at once after a stream that had lasted, and when the network is back', async () => {
    const live = following();
    await pass(10_000);
    live.opened[0]!.lose();
    await pass(600);
    expect([live.tries(), live.states]).toEqual([2, [true, true]]);
    live.wish.isRefused = true;
    live.opened[1]!.lose();
    await pass(10_000);
    const before = live.tries();
    live.wish.isRefused = false;
    live.network.dispatchEvent(new Event('online'));
    await pass(0);
    expect(live.tries()).toBe(before + 1);
    expect(live.states.at(-1)).toBe(true);
    await live.leave();
  });
});

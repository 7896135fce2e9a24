import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standingClock } from '#platform/clock';
import { openLog } from '#platform/log';
import { openLive } from './hub.ts';
import { openPresences } from './presence.ts';
import type { LiveChange } from './queries.ts';

/** A connection as the hub sees one; a test ends it as a killed database does. */
class Connection extends EventEmitter {
  readonly asked: string[] = [];
  async query(text: string) {
    this.asked.push(text);
  }
  async end() {
    this.emit('end');
  }
  hear(payload: unknown) {
    this.emit('notification', { payload: JSON.stringify(payload) });
  }
}

const change: LiveChange = {
  companyId: 'a',
  productLine: 'laser',
  area: 'east',
  caseNumber: 'C-1',
  kind: 'reply',
  at: '',
};

describe('one connection per process', () => {
  it('when it is lost every stream ends, it is opened again, and new streams hear again', async () => {
    const opened: Connection[] = [];
    let again: () => void = () => {};
    const reopened = new Promise<void>((resolve) => {
      again = resolve;
    });
    const live = openLive(
      async () => {
        const connection = new Connection();
        opened.push(connection);
        if (opened.length === 2) queueMicrotask(again);
        return connection as never;
      },
      openLog('test', 'silent'),
      openPresences(standingClock(new Date(0))),
    );
    await live.firstTry;
    const heard: string[] = [];
    let ends = 0;
    const follower = {
      matches: (one: LiveChange) => one.companyId === 'a',
      isEndedBy: (id: string) => id === 'session',
      tell: (changes: readonly LiveChange[]) => void heard.push(...changes.map(({ kind }) => kind)),
      end: () => void ends++,
    };
    const leave = live.follow(follower);
    opened[0]!.hear(change);
    opened[0]!.hear({ ...change, companyId: 'b' });
    opened[0]!.emit('notification', { payload: 'not json' });
    opened[0]!.hear({ ended: 'another' });
    expect([heard, ends]).toEqual([['reply'], 0]);
    opened[0]!.emit('error', new Error('terminating connection'));
    expect(ends).toBe(1);
    leave();
    await reopened;
    await Promise.resolve();
    live.follow(follower);
    opened[1]!.hear({ ...change, kind: 'call' });
    opened[1]!.hear({ ended: 'session' });
    expect(heard).toEqual(['reply', 'call']);
    expect(opened.map(({ asked }) => asked)).toEqual([['LISTEN live'], ['LISTEN live']]);
    await live.close();
  });
});

describe('changes of a busy region', () => {
  afterEach(() => void vi.useRealTimers());

  async function hubOf(tell: (changes: readonly LiveChange[]) => void) {
    vi.useFakeTimers();
    const connection = new Connection();
    const presences = openPresences(standingClock(new Date(0)));
    const live = openLive(async () => connection as never, openLog('test', 'silent'), presences);
    await live.firstTry;
    const follower = { matches: (one: LiveChange) => one.companyId === 'a', isEndedBy: () => false, end: () => {} };
    return { live, connection, leave: live.follow({ ...follower, tell }) };
  }

  it('the first is told at once, the next ones together within half a second, each case and kind once', async () => {
    const told: string[][] = [];
    const { live, connection } = await hubOf((changes) => told.push(changes.map((one) => `${one.kind} ${one.at}`)));
    connection.hear({ ...change, at: '1' });
    expect(told).toEqual([['reply 1']]);
    connection.hear({ ...change, at: '2' });
    connection.hear({ ...change, kind: 'call', at: '3' });
    connection.hear({ ...change, companyId: 'b', at: '4', caseNumber: 'C-2' });
    connection.hear({ ...change, at: '5' });
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(told.slice(1)).toEqual([['call 3', 'reply 5']]);
    vi.advanceTimersByTime(500);
    connection.hear({ ...change, at: '6' });
    expect(told.slice(2)).toEqual([['reply 6']]);
    await live.close();
  });

  it('what only staff may know does not hide what customers may hear of the same kind', async () => {
    const told: LiveChange[] = [];
    const { live, connection } = await hubOf((changes) => told.push(...changes));
    connection.hear({ ...change, kind: 'first' });
    connection.hear({ ...change, at: '1' });
    connection.hear({ ...change, at: '2', staffOnly: true });
    vi.advanceTimersByTime(500);
    expect(told.map(({ at, staffOnly = false }) => [at, staffOnly])).toEqual([
      ['', false],
      ['1', false],
      ['2', true],
    ]);
    await live.close();
  });

  it('who left or came meanwhile is not told what waited, and after a cut nobody is told what waited', async () => {
    const told: string[] = [];
    const { live, connection, leave } = await hubOf((changes) => told.push(...changes.map(({ at }) => at)));
    connection.hear({ ...change, at: '1' });
    connection.hear({ ...change, at: '2' });
    leave();
    const again: string[] = [];
    live.follow({
      matches: () => true,
      isEndedBy: () => false,
      end: () => {},
      tell: (changes) => again.push(...changes.map(({ at }) => at)),
    });
    vi.advanceTimersByTime(500);
    expect([told, again]).toEqual([['1'], []]);
    connection.hear({ ...change, at: '3' });
    connection.hear({ ...change, at: '4' });
    connection.emit('error', new Error('terminating connection'));
    vi.advanceTimersByTime(500);
    expect(again).toEqual(['3']);
    await live.close();
  });
});

import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
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
      tell: (one: LiveChange) => void heard.push(one.kind),
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

import { describe, expect, it } from 'vitest';
import { repeat, type Schedule } from './repeat.ts';

/** Turns by hand, and what each pause was. */
function byHand() {
  const pauses: number[] = [];
  let next: (() => void) | undefined;
  const schedule: Schedule = (run, inMs) => {
    pauses.push(inMs);
    next = run;
    return () => {
      if (next === run) next = undefined;
    };
  };
  return {
    pauses,
    schedule,
    async turn() {
      const run = next;
      next = undefined;
      run?.();
      await new Promise<void>((done) => setImmediate(done));
    },
  };
}

const wish = { everyMs: 5_000, atMostMs: 60_000 };

describe('work that is repeated', () => {
  it('waits twice as long after each failure, a minute at most, and begins again after a success', async () => {
    const hand = byHand();
    let isAway = true;
    const failures: number[] = [];
    const work = async () => {
      if (isAway) throw new Error('away');
    };
    repeat(work, { ...wish, schedule: hand.schedule, failed: (_, times) => failures.push(times) });
    for (let turn = 0; turn < 6; turn += 1) await hand.turn();
    expect(hand.pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(failures).toEqual([1, 2, 3, 4, 5, 6]);
    isAway = false;
    await hand.turn();
    expect(hand.pauses.at(-1)).toBe(5_000);
  });

  it('comes soon again once somebody else found well what it needs, and not twice', async () => {
    const hand = byHand();
    let turns = 0;
    const work = async () => {
      turns += 1;
      throw new Error('away');
    };
    const repeated = repeat(work, { ...wish, schedule: hand.schedule, failed: () => undefined });
    for (let turn = 0; turn < 4; turn += 1) await hand.turn();
    repeated.isWell();
    repeated.isWell();
    expect(hand.pauses.slice(-2)).toEqual([60_000, 5_000]);
    await hand.turn();
    await hand.turn();
    expect(turns).toBe(6);
  });

  it('ends with the turn that runs, and begins none after it', async () => {
    const hand = byHand();
    let release = () => {};
    let turns = 0;
    const work = () => {
      turns += 1;
      return new Promise<void>((done) => {
        release = done;
      });
    };
    const repeated = repeat(work, { ...wish, schedule: hand.schedule, failed: () => undefined });
    await hand.turn();
    const closing = repeated.close();
    release();
    await closing;
    await hand.turn();
    expect([turns, hand.pauses]).toEqual([1, [5_000]]);
  });
});

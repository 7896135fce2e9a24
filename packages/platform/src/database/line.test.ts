import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLine, TooBusy } from './line.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line with one place that is taken, and what became of those who came after. */
async function taken() {
  const line = openLine({ places: 1, patienceMs: 800, givingWayMs: 400 });
  await line.enter(false);
  const seen: string[] = [];
  const come = (who: string, givesWay: boolean) =>
    line.enter(givesWay).then(
      () => void seen.push(who),
      (error) => void seen.push(`${who} ${error instanceof TooBusy ? 'refused' : error}`),
    );
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { line, seen, come, settle };
}

describe('who waits for a connection (trust.md §4)', () => {
  it('in a place that is free, nobody does', async () => {
    const line = openLine({ places: 2, patienceMs: 800, givingWayMs: 400 });
    await Promise.all([line.enter(true), line.enter(false)]);
    line.leave();
    await line.enter(true);
  });

  it('and writes is let in before whoever reads and came earlier', async () => {
    const { line, seen, come, settle } = await taken();
    void come('list', true);
    void come('case', false);
    void come('reply', false);
    for (let left = 0; left < 3; left++) {
      line.leave();
      await settle();
    }
    expect(seen).toEqual(['case', 'reply', 'list']);
  });

  it('is refused in time, who reads sooner, and takes no place with it', async () => {
    const { line, seen, come, settle } = await taken();
    void come('list', true);
    void come('case', false);
    await vi.advanceTimersByTimeAsync(500);
    expect(seen).toEqual(['list refused']);
    await vi.advanceTimersByTimeAsync(500);
    expect(seen).toEqual(['list refused', 'case refused']);
    line.leave();
    await line.enter(true);
    void come('later', true);
    line.leave();
    await settle();
    expect(seen.at(-1)).toBe('later');
  });
});

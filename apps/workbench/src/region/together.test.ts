import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { together } from './together.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Readings of so many milliseconds, begun and ended. */
function slowReading(takesMs: number, end: () => Promise<unknown> = async () => {}) {
  const seen = { begun: 0, ended: 0 };
  const read = async () => {
    seen.begun++;
    await new Promise((resolve) => setTimeout(resolve, takesMs));
    seen.ended++;
    await end();
  };
  return { seen, read };
}

it('reads once for ten wishes of a moment', async () => {
  const { seen, read } = slowReading(50);
  const wish = together(read, 250);
  for (let times = 0; times < 10; times++) wish();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toEqual({ begun: 1, ended: 1 });
});

it('reads to the end although wishes come faster than it reads, and once more for the last of them', async () => {
  const { seen, read } = slowReading(600);
  const wish = together(read, 250);
  for (let times = 0; times < 30; times++) {
    wish();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(seen.ended).toBeGreaterThanOrEqual(3);
  const begunBefore = seen.begun;
  wish();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.begun).toBeGreaterThan(begunBefore);
  expect(seen.ended).toBe(seen.begun);
});

it('reads again after a reading that failed', async () => {
  const { seen, read } = slowReading(10, () => Promise.reject(new Error('no connection')));
  const wish = together(read, 100);
  wish();
  await vi.advanceTimersByTimeAsync(1_000);
  wish();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.begun).toBe(2);
});

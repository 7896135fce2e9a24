/**
 * Reads once for many wishes: ten wishes within the pause are one reading, and a wish during a reading waits for its end
 * instead of cutting it short. On a busy day changes come faster than a list is read; it would never be read to its end.
 *
 * @param pauseMs milliseconds between the first wish and the reading
 */
export function together(read: () => Promise<unknown>, pauseMs: number): () => void {
  let state: 'idle' | 'waiting' | 'reading' = 'idle';
  let isWantedAgain = false;
  const wish = (): void => {
    if (state === 'reading') isWantedAgain = true;
    if (state !== 'idle') return;
    state = 'waiting';
    setTimeout(async () => {
      state = 'reading';
      // What the reading says it says itself; here counts only that it is over.
      await read().catch(() => {});
      state = 'idle';
      if (!isWantedAgain) return;
      isWantedAgain = false;
      wish();
    }, pauseMs);
  };
  return wish;
}

import { expect, type Locator, type Page } from '@playwright/test';

/** Notes the moment at which a page shows a text for the first time; call before the act that makes it appear. */
export function sightOf(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.textContent.includes(wanted)) return;
          watcher.disconnect();
          resolve(Date.now());
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    text,
  );
}

/** Far more than the two seconds that are promised: that it comes by itself is the test, how late it came is said. */
const patienceMs = 15_000;

/** Lets somebody act and expects another page to show it without being loaded again. @returns milliseconds after the act */
export async function seenLive(page: Page, text: string, act: () => Promise<unknown>): Promise<number> {
  await expect(page.locator('body')).not.toContainText(text);
  const seen = sightOf(page, text);
  const actedAt = Date.now();
  await act();
  const seenAfterMs = (await seen) - actedAt;
  if (seenAfterMs > 2000) console.log(`"${text}" was seen after ${seenAfterMs} ms; 2,000 are promised`);
  expect(seenAfterMs, `"${text}" was seen after ${seenAfterMs} ms`).toBeLessThanOrEqual(patienceMs);
  return seenAfterMs;
}

/** Stops a film, asks for a moment of it and gives the moment of the frame that is then drawn, in seconds. */
export const frameAt = (film: Locator, seconds: number): Promise<number> =>
  film.evaluate(
    (video: HTMLVideoElement, to) =>
      new Promise<number>((resolve) => {
        const seek = () => {
          video.pause();
          const look = (_now: number, { mediaTime }: { mediaTime: number }) => {
            if (Math.abs(mediaTime - to) < 0.5) resolve(mediaTime);
            else video.requestVideoFrameCallback(look);
          };
          video.requestVideoFrameCallback(look);
          video.currentTime = to;
        };
        if (video.readyState > 0) seek();
        else video.addEventListener('loadedmetadata', seek, { once: true });
      }),
    seconds,
  );

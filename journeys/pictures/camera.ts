import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { picturesFolder } from '../stage/config.ts';

/** What a picture is taken at. */
export const sizes = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;

/** Name of a size. */
export type Size = keyof typeof sizes;

/** Languages of the pictures; German only where three screens stand for it. */
export type PictureLanguage = 'zh' | 'en' | 'de';

/** One picture in the folder. */
export interface Picture {
  readonly screen: string;
  readonly language: PictureLanguage;
  readonly size: Size;
  readonly file: string;
}

/** Every picture taken so far, in order. */
export const taken: Picture[] = [];

/** Makes a function that takes pictures of a page under the names `screen.language.size.png`. */
export function cameraFor(page: Page, language: PictureLanguage, size: Size) {
  mkdirSync(picturesFolder, { recursive: true });
  return async (screen: string, { whole = false } = {}): Promise<void> => {
    const name = screen.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
    const file = `${name}.${language}.${size}.png`;
    // Thumbnails come from another origin a moment after the page.
    await page.waitForLoadState('load');
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))));
    if (whole) await stretch(page);
    await page.screenshot({ path: join(picturesFolder, file), animations: 'disabled', caret: 'hide' });
    if (whole) await page.setViewportSize(sizes[size].viewport);
    taken.push({ screen: name, language, size, file });
  };
}

// A taller screen instead of a full-page picture: bars that stick to an edge then stand where they belong.
async function stretch(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? sizes.phone.viewport;
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(needed, height), 3000) });
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Spoken } from '../actors/words.ts';
import { picturesFolder } from '../stage/config.ts';
import { type Choices, type Size, sizes, type Theme } from './choices.ts';
import { noteFaults } from './faults.ts';

/** One picture in the folder. */
export interface Picture {
  readonly screen: string;
  readonly language: Spoken;
  readonly size: Size;
  readonly theme: Theme;
  readonly file: string;
}

/** Every picture taken so far, in order. */
export const taken: Picture[] = [];

/** What a part needs to take its pictures. */
export interface Round {
  readonly language: Spoken;
  readonly choices: Choices;
}

interface Wish {
  /** As tall as the page is, instead of what a screen shows of it. */
  readonly whole?: boolean;
  /** Only in this size, where another one would need another page. */
  readonly only?: Size;
}

/** Takes pictures of a page as it stands, in each chosen size and theme. */
export type Take = (screen: string, wish?: Wish) => Promise<void>;

/** Makes a function that takes pictures of a page under the names `screen.language.size.theme.png`. */
export function cameraFor(page: Page, { language, choices }: Round): Take {
  mkdirSync(picturesFolder, { recursive: true });
  return async (screen, { whole = false, only } = {}) => {
    const name = screen.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
    await page.waitForLoadState('load');
    for (const size of choices.sizes.filter((each) => !only || each === only)) {
      await page.setViewportSize(sizes[size]);
      // Thumbnails come from another origin a moment after the page, some only when they come into sight.
      await page.evaluate(() =>
        Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
      );
      if (whole) await stretch(page, size);
      await noteFaults(page, `${name}.${language}.${size}`, size);
      for (const theme of choices.themes) {
        const file = `${name}.${language}.${size}.${theme}.png`;
        await dress(page, theme);
        await page.screenshot({ path: join(picturesFolder, file), animations: 'disabled', caret: 'hide' });
        taken.push({ screen: name, language, size, theme, file });
      }
    }
    await page.setViewportSize(sizes[choices.sizes[0]!]);
    await dress(page, choices.themes[0]!);
  };
}

/** Waits until a page has stopped changing; its live connection never lets the network be idle. */
export const quiet = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const [pauseMs, mostMs] = [250, 2000];
        let pause = setTimeout(resolve, pauseMs);
        const watcher = new MutationObserver(() => {
          clearTimeout(pause);
          pause = setTimeout(resolve, pauseMs);
        });
        watcher.observe(document, { subtree: true, childList: true, attributes: true });
        setTimeout(resolve, mostMs);
      }),
  );

// The customer app follows the device; the workbench has a switch, which says so at the root.
async function dress(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((wanted) => {
    const { dataset } = document.documentElement;
    if (dataset.theme) dataset.theme = wanted;
    if (dataset.mantineColorScheme) dataset.mantineColorScheme = wanted;
  }, theme);
}

// A taller screen instead of a full-page picture: bars that stick to an edge then stand where they belong.
async function stretch(page: Page, size: Size): Promise<void> {
  const { width, height } = sizes[size];
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(needed, height), 3000) });
}

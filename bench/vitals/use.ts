import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { samplePicture } from '#testkit/pictures';
import { writeH264Film } from '#testkit/videos';
import { words } from '../../journeys/actors/words.ts';
import { forgetEvents, type Interaction, inpOf, noted, slowest } from './observe.ts';
import { appIsKept, type Phones, slowPage } from './phone.ts';

const say = words.zh;
const betweenKeysMs = 90;

// ASCII, because a key pressed is an interaction and a character put in is none.
const sixtyCharacters = 'Spindle hums since the early shift, louder when it is cold. ';
const caption = 'Spindle nose, cold';

/** INP of one part of a use, and what was slowest in it. */
export interface Part {
  readonly inpMs: number;
  readonly interactions: number;
  readonly slowest: readonly Interaction[];
}

/** One person with one new case. */
export interface Use {
  readonly idle: Part;
  /** While three films are hashed and kept on the phone. */
  readonly preparing: Part;
  /** While all three go up. */
  readonly uploading: Part;
}

const kindsOfSeverity = ['down', 'limited'] as const;

/** What a person does with the form: chooses, writes, opens the sheet of a file, gives it a caption, unfolds a part. */
async function fillIn(page: Page): Promise<void> {
  for (const kind of kindsOfSeverity) await page.getByText(say[kind], { exact: true }).tap();
  const description = page.getByRole('textbox', { name: say.description });
  await description.tap();
  await page.keyboard.type(sixtyCharacters, { delay: betweenKeysMs });
  const sheet = page.getByRole('dialog');
  for (let round = 0; round < 2; round++) {
    await page
      .getByRole('button', { name: /，详情$/ })
      .first()
      .tap();
    await sheet.waitFor();
    if (round === 0) {
      await sheet.getByRole('textbox', { name: '说明' }).tap();
      await page.keyboard.type(caption, { delay: betweenKeysMs });
    }
    await sheet.getByRole('button', { name: '完成', exact: true }).tap();
    await sheet.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: '修改', exact: true }).first().tap();
  await description.tap();
  await page.keyboard.type('And hot.', { delay: betweenKeysMs });
}

async function partOf(page: Page, act: () => Promise<void>): Promise<Part> {
  await forgetEvents(page);
  const before = (await noted(page)).interactions;
  await act();
  // Two pictures later the browser has told of the last touch.
  await page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
  const { events, interactions } = await noted(page);
  const made = interactions - before;
  return { inpMs: inpOf(events, made), interactions: made, slowest: slowest(events).slice(0, 3) };
}

async function oneUse(phones: Phones, picture: string, films: readonly string[]): Promise<Use> {
  const context = await phones.signedIn();
  try {
    const page = await slowPage(context);
    await page.goto(phones.home);
    await appIsKept(page);
    await page.goto(`${phones.home}/open?machine=A0230E1234`);
    const files = page.getByLabel(say.chooseFiles, { exact: true });
    await files.setInputFiles(picture);
    await page.getByText(say.fileReady, { exact: true }).waitFor();
    const idle = await partOf(page, () => fillIn(page));
    await page.reload();
    await page.getByRole('textbox', { name: say.description }).waitFor();
    await files.setInputFiles([...films]);
    const preparing = await partOf(page, () => fillIn(page));
    await page.reload();
    await page.locator('figure[data-state=uploading]').nth(2).waitFor({ timeout: 120_000 });
    const uploading = await partOf(page, () => fillIn(page));
    const still = await page.locator('figure[data-state=uploading]').count();
    if (still < 3) throw new Error(`only ${still} of three films were still going up`);
    return { idle, preparing, uploading };
  } finally {
    await context.close();
  }
}

/** Uses the form several times, each time on a phone that has the app and nothing else. */
export async function usesOf(phones: Phones, runs: number): Promise<Use[]> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-use-'));
  try {
    const picture = join(folder, 'panel.jpg');
    writeFileSync(picture, await samplePicture('jpeg'));
    // About 3 MB a frame. Long films take turns of one, so that the three that go up at once are one long, two short.
    const frames = [20, 5, 5];
    const films = frames.map((_, at) => join(folder, `spindle-${at + 1}.mp4`));
    for (const [at, film] of films.entries())
      await writeH264Film(film, 'mp4', { width: 1920, height: 1088, frames: frames[at]! });
    const uses: Use[] = [];
    for (let run = 0; run < runs; run++) uses.push(await oneUse(phones, picture, films));
    return uses;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { type Browser, expect, type Page } from '@playwright/test';
import { phonePdf } from '#testkit/documents';
import { sampleHeic, samplePicture } from '#testkit/pictures';
import { h264Film } from '#testkit/videos';
import { opening, scanning } from '../../actors/cases.ts';
import { type Spoken, words } from '../../actors/words.ts';
import { origins } from '../../stage/ports.ts';
import type { Round, Take } from '../camera.ts';
import { labels } from './labels.ts';
import { memberPage, settled, takeAt } from './pages.ts';

const story: Readonly<Record<Spoken, string>> = {
  zh: '切割 8 mm 碳钢时左侧有毛刺，清洁喷嘴后没有变化。',
  en: 'Burr on the left side at 8 mm, cleaning the nozzle did not help.',
  de: 'Grat links bei 8 mm Baustahl; die Düsenreinigung brachte keine Änderung.',
};

/** A new case from the empty form to what hangs on it: the strip of files, a file's sheet, the picture editor. */
export async function takeFiles(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  await takeAt(page, take, 'new case empty', '/open', true);
  const form = opening(page, round.language);
  await form.sendButton.click();
  await take('new case missing', { whole: true });
  await page.goto(`${origins.home}/open?machine=A0230E1234`);
  await page.getByText(words[round.language].limited, { exact: true }).click();
  await form.describe(story[round.language]);
  await take('new case first screen');
  await form.attach(await oneOfEachKind());
  const ready = page.locator('figure').getByText(words[round.language].fileReady, { exact: true });
  await expect(ready).toHaveCount(4, { timeout: 60_000 });
  await take('new case filled', { whole: true });
  await page.locator('figure').first().scrollIntoViewIfNeeded();
  await take('new case strip');
  await takeSheets(page, round, take);
  await form.send();
  await settled(page);
  await take('case with files', { whole: true });
  await takeViewer(page, take);
  await context.close();
}

const oneOfEachKind = async () => [
  { name: 'nozzle.jpg', mimeType: 'image/jpeg', buffer: await samplePicture('jpeg') },
  { name: 'IMG_2041.HEIC', mimeType: 'image/heic', buffer: await sampleHeic() },
  { name: 'spindle.mp4', mimeType: 'video/mp4', buffer: await h264Film('mp4', { frames: 60 }) },
  {
    name: 'report.pdf',
    mimeType: 'application/pdf',
    buffer: phonePdf({ bytes: await samplePicture('jpeg'), width: 64, height: 48 }),
  },
  { name: 'drawings.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') },
];

async function takeSheets(page: Page, { language }: Round, take: Take): Promise<void> {
  const cards = page.locator('figure');
  const sheet = page.getByRole('dialog').first();
  for (const [screen, name] of [
    ['file sheet picture', 'nozzle.jpg'],
    ['file sheet film', 'spindle.mp4'],
    ['file sheet refused', 'drawings.zip'],
  ] as const) {
    const card = cards.filter({ hasText: name });
    await card.locator('button').first().click();
    await expect(sheet).toBeVisible();
    await take(screen);
    if (screen === 'file sheet picture') await takeEditor(page, language, take);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  }
  await cards.filter({ hasText: 'drawings.zip' }).locator('button').nth(1).click();
}

async function takeEditor(page: Page, language: Spoken, take: Take): Promise<void> {
  await page.getByRole('button', { name: labels[language].edit }).click();
  const editor = page.getByRole('dialog').last();
  await expect(editor.getByRole('toolbar')).toBeVisible();
  await take('picture editor crop');
  await editor.getByRole('button', { name: labels[language].blackOut }).click();
  await take('picture editor black out');
  await page.keyboard.press('Escape');
}

async function takeViewer(page: Page, take: Take): Promise<void> {
  const tiles = page.locator('li > button[aria-label]');
  for (const [screen, at] of [
    ['viewer picture', 0],
    ['viewer film', 2],
  ] as const) {
    await tiles.nth(at).click();
    await expect(page.locator('dialog[open] img, dialog[open] video').first()).toBeVisible();
    await take(screen);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }
}

/** Finding a machine by hand, and the camera that is not allowed. */
export async function takeByHand(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  await page.goto(origins.home);
  const scan = scanning(page, round.language);
  await scan.begin();
  await take('scan before');
  await scan.openCamera();
  await expect(page.getByRole('heading', { name: words[round.language].cameraRefused })).toBeVisible();
  await take('scan refused');
  await scan.typeNumber('x');
  await take('scan wrong number');
  await scan.typeNumber('A0230E1234');
  await expect(page.getByRole('button', { name: words[round.language].down })).toBeVisible();
  await settled(page);
  await take('scan result');
  await context.close();
}

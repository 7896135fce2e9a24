import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { phonePdf } from '#testkit/documents';
import { samplePicture } from '#testkit/pictures';
import { h264Film } from '#testkit/videos';
import { callerOf } from '../../actors/api.ts';
import { opening, scanning } from '../../actors/cases.ts';
import { phoneOf } from '../../actors/phone.ts';
import { words } from '../../actors/words.ts';
import { expectAccessible } from '../../stage/axe.ts';
import { origins } from '../../stage/ports.ts';

const say = words.en;

/** A picture of some megabytes, as a phone takes it: grain packs badly. */
async function largePicture(): Promise<Buffer> {
  const [width, height] = [3000, 2000];
  const grain = randomBytes(width * height * 3);
  return sharp(grain, { raw: { width, height, channels: 3 } })
    .blur(0.8)
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** The strip of chosen files. */
const strip = (page: Page) => ({
  cards: page.locator('figure'),
  names: () =>
    page
      .locator('figure')
      .getByRole('button', { name: /^Details of/ })
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
  open: (name: string) => page.getByRole('button', { name: `Details of ${name}` }).click(),
  sheet: page.getByRole('dialog'),
  areReady: (count: number) =>
    expect(page.locator('figure').getByText(say.fileReady, { exact: true })).toHaveCount(count),
});

test('S2.2 S2.3 a video, a PDF and a picture in both sizes go up with captions, in the order they were put in', async ({
  browser,
}) => {
  const context = await phoneOf(browser, 'lin.wei', { language: 'en' });
  const page = await context.newPage();
  const once = `${Date.now()}`;
  await page.goto(origins.home);
  const scan = scanning(page, 'en');
  await scan.begin();
  await scan.typeNumber('A0230E1234');
  await scan.choose('limited');
  const form = opening(page, 'en');
  await form.describe(`See the film ${once}`);
  await expect(
    page.getByText('Pictures up to 25 MB, videos up to 1 GB, PDF up to 25 MB, text up to 5 MB; 30 files at most.'),
  ).toBeVisible();

  const files = strip(page);
  const document = { bytes: await samplePicture('jpeg'), width: 64, height: 48 };
  await form.attach([
    { name: 'large.jpg', mimeType: 'image/jpeg', buffer: await largePicture() },
    { name: 'report.pdf', mimeType: 'application/pdf', buffer: phonePdf(document) },
    { name: 'spindle.mp4', mimeType: 'video/mp4', buffer: await h264Film('mp4', { frames: 60 }) },
    { name: 'drawings.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') },
  ]);
  await expect(page.getByText(/This kind of file cannot be sent\. Add photos/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove drawings.zip' }).click();
  await files.areReady(3);

  await page.getByRole('button', { name: 'Move spindle.mp4 forward' }).press('Enter');
  await page.getByRole('button', { name: 'Move spindle.mp4 forward' }).press('Enter');
  expect(await files.names()).toEqual(['spindle.mp4', 'large.jpg', 'report.pdf'].map((name) => `Details of ${name}`));

  await files.open('spindle.mp4');
  await files.sheet.getByRole('textbox', { name: 'Caption' }).fill('The spindle nose');
  await files.sheet.getByRole('button', { name: 'Done' }).click();
  await files.open('large.jpg');
  await expect(files.sheet.getByRole('radio', { name: /Smaller/ })).toBeChecked();
  await files.sheet.getByRole('radio', { name: /Original/ }).check({ force: true });
  await expectAccessible(page, 'the sheet of a file');
  await files.sheet.getByRole('button', { name: 'Done' }).click();
  await files.areReady(3);
  const caseNumber = await form.send();

  const call = await callerOf(context);
  const { attachments } = (await call(`/api/cases/${caseNumber}`)).body;
  expect(attachments).toEqual([
    expect.objectContaining({
      kind: 'video',
      caption: 'The spindle nose',
      posterUrl: expect.any(String),
      durationMs: 2000,
    }),
    expect.objectContaining({ kind: 'picture', caption: null, width: 3000 }),
    expect.objectContaining({ kind: 'pdf', name: 'report.pdf' }),
  ]);
  await context.close();
});

import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phonePicture, plainPicture, tracesIn } from '#testkit/pictures';
import { madeBy, type ServedTrial, serveTrial } from './trial/trial.fixture.ts';

let trial: ServedTrial;
beforeAll(async () => {
  trial = await serveTrial();
}, 60_000);
afterAll(() => trial.close());

async function withPicture(bytes: Buffer, name = 'hall.jpg', type = 'image/jpeg', at = ''): Promise<Page> {
  const page = await trial.open('en');
  await page.evaluate((hash) => history.replaceState(null, '', `${location.pathname}${hash}`), at);
  await page.locator('input').setInputFiles({ name, mimeType: type, buffer: bytes });
  await page.getByRole('dialog', { name: `Edit ${name}` }).waitFor();
  return page;
}

const press = async (page: Page, key: string, times: number) => {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
};

/** Drags on the screen from one part of the picture to another, both from 0 to 1. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await page.getByRole('dialog').locator('img').boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** The brightest value of any channel in a part of a picture. */
async function brightest(bytes: Buffer, part: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(await sharp(bytes).extract(part).png().toBuffer()).stats();
  return Math.max(...channels.slice(0, 3).map(({ max }) => max));
}

describe('the tool that crops and blackens, in a real browser', () => {
  it('S2.2 what was blackened by a finger is gone from the pixels, and the file tells no place', async () => {
    const before = await phonePicture('jpeg', 1600, 1200);
    expect(tracesIn(before), 'the sample has a place').not.toEqual([]);
    const page = await withPicture(before);
    await page.getByRole('button', { name: 'Black out', exact: true }).click();
    await drag(page, [0.5, 0.05], [0.95, 0.4]);
    await page.getByRole('button', { name: 'Done' }).click();
    const { type, bytes } = await madeBy(page);
    expect(type).toBe('image/jpeg');
    const { width, height, exif, xmp, iptc, comments, orientation } = await sharp(bytes).metadata();
    // It lay on its side and now stands upright in its pixels. (The colour profile that browsers add is their own.)
    expect({ width, height, exif, xmp, iptc, comments, orientation }).toEqual({ width: 1200, height: 1600 });
    expect(tracesIn(bytes)).toEqual([]);
    const hidden = { left: 606, top: 86, width: 528, height: 548 };
    expect(await brightest(await sharp(before).rotate().toBuffer(), hidden)).toBeGreaterThan(150);
    expect(await brightest(bytes, hidden)).toBeLessThan(8);
    expect(await brightest(bytes, { left: 100, top: 900, width: 400, height: 400 })).toBeGreaterThan(150);
    await page.context().close();
  }, 60_000);

  it('S2.2 crops by a corner that a glove can hit', async () => {
    const page = await withPicture(await plainPicture('png', 800, 600), 'screen.png', 'image/png');
    const corner = (await page.getByRole('button', { name: 'Bottom right corner' }).boundingBox())!;
    expect(Math.min(corner.width, corner.height)).toBeGreaterThanOrEqual(48);
    await drag(page, [1, 1], [0.5, 0.5]);
    await page.getByRole('button', { name: 'Done' }).click();
    const { type, bytes } = await madeBy(page);
    expect(type).toBe('image/png');
    const { width, height } = await sharp(bytes).metadata();
    expect(Math.abs(width! - 400) + Math.abs(height! - 300)).toBeLessThan(8);
    await page.context().close();
  }, 60_000);

  it('S2.2 is worked by keys alone, and every step can be taken back', async () => {
    const page = await withPicture(await plainPicture('jpeg', 1000, 800));
    await page.getByRole('button', { name: 'Black out', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Add box' }).press('Enter');
    const box = page.getByRole('button', { name: 'Black box 1' });
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    // A quarter wide, in the middle: from 375, 333 to the edge at 0, 0.
    await press(page, 'ArrowLeft', 40);
    await press(page, 'ArrowUp', 40);
    await press(page, 'Shift+ArrowRight', 10);
    await page.getByRole('button', { name: 'Add box' }).press('Enter');
    await press(page, 'Delete', 1);
    await page.getByRole('button', { name: 'Crop' }).press('Enter');
    await page.getByRole('button', { name: 'Right edge' }).focus();
    await press(page, 'ArrowLeft', 30);
    await page.getByRole('button', { name: 'Left edge' }).focus();
    await press(page, 'ArrowRight', 20);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    const { bytes } = await madeBy(page);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 700, height: 800 });
    // 350 by 134, less the blocks of a JPEG that hold both sides of its edge.
    expect(await brightest(bytes, { left: 0, top: 0, width: 336, height: 112 })).toBeLessThan(8);
    expect(await brightest(bytes, { left: 370, top: 0, width: 300, height: 300 })).toBeGreaterThan(150);
    await page.context().close();
  }, 60_000);

  it('S2.2 leaves a picture as it is on cancel, on back, and where nothing was changed', async () => {
    const bytes = await plainPicture('jpeg');
    for (const leave of [
      (page: Page) => page.getByRole('button', { name: 'Cancel' }).click(),
      (page: Page) => page.keyboard.press('Escape'),
      (page: Page) => page.evaluate(() => history.back()),
      (page: Page) => page.getByRole('button', { name: 'Done' }).click(),
    ]) {
      const page = await withPicture(bytes);
      const address = page.url();
      await page.getByRole('button', { name: 'Crop' }).waitFor();
      await leave(page);
      await page.getByText('cancelled').waitFor();
      expect(page.url()).toBe(address);
      await page.context().close();
    }
  }, 60_000);

  it('S2.2 asks before a drawn box is dropped: by back, by Escape pressed twice, by Cancel', async () => {
    const page = await withPicture(await plainPicture('jpeg', 1000, 800));
    const address = page.url();
    await page.getByRole('button', { name: 'Black out', exact: true }).click();
    await drag(page, [0.2, 0.2], [0.6, 0.6]);
    const question = page.getByRole('alertdialog', { name: 'Not applied yet' });
    for (const leave of [
      () => page.evaluate(() => history.back()),
      async () => press(page, 'Escape', 2),
      () => page.getByRole('button', { name: 'Cancel' }).click(),
      () => page.evaluate(() => history.back()),
    ]) {
      await leave();
      await question.waitFor();
      await question.getByRole('button', { name: 'Go on editing' }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Black box 1' }).waitFor();
    }
    await page.evaluate(() => history.back());
    await question.getByRole('button', { name: 'Apply' }).click();
    const { bytes } = await madeBy(page);
    expect(await brightest(bytes, { left: 250, top: 210, width: 300, height: 220 })).toBeLessThan(8);
    expect(page.url()).toBe(address);
    await page.context().close();
  }, 60_000);

  it('S2.2 drops a box when that is what somebody wants', async () => {
    const page = await withPicture(await plainPicture('jpeg', 1000, 800));
    await page.getByRole('button', { name: 'Black out', exact: true }).click();
    await drag(page, [0.2, 0.2], [0.6, 0.6]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Drop the changes' }).click();
    await page.getByText('cancelled').waitFor();
    await page.context().close();
  }, 60_000);

  it('S2.2 leaves a picture that was begun earlier uncovered, unless somebody says that it may go as it is', async () => {
    const bytes = await plainPicture('jpeg');
    const begun = () => withPicture(bytes, 'hall.jpg', 'image/jpeg', '#begun');
    for (const leave of [
      (page: Page) => page.getByRole('button', { name: 'Cancel' }).click(),
      (page: Page) => page.keyboard.press('Escape'),
      (page: Page) => page.evaluate(() => history.back()),
      (page: Page) => page.getByRole('button', { name: 'Done' }).click(),
    ]) {
      const page = await begun();
      await page.getByRole('button', { name: 'Crop' }).waitFor();
      await leave(page);
      await page.getByRole('alertdialog').getByRole('button', { name: 'Later' }).click();
      await page.getByText('later', { exact: true }).waitFor();
      await page.context().close();
    }
    const page = await begun();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Use it as it is' }).click();
    await page.getByText('cancelled').waitFor();
    await page.context().close();
    const broken = await withPicture(Buffer.from('no picture at all'), 'hall.jpg', 'image/jpeg', '#begun');
    await broken.getByText('This phone cannot show the picture.').waitFor();
    await broken.getByRole('button', { name: 'Cancel' }).click();
    await broken.getByText('later', { exact: true }).waitFor();
    await broken.context().close();
  }, 60_000);

  it('S2.2 says so where a picture cannot be shown', async () => {
    const page = await withPicture(Buffer.from('no picture at all'));
    await page.getByText('This phone cannot show the picture.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('cancelled').waitFor();
    await page.context().close();
  }, 60_000);

  it('S2.2 changes a picture of fifty million pixels at its full size', async () => {
    const large = await sharp({ create: { width: 8160, height: 6120, channels: 3, background: '#c8d0d4' } })
      .jpeg()
      .toBuffer();
    const page = await withPicture(large);
    await page.getByRole('button', { name: 'Black out', exact: true }).click();
    await drag(page, [0.1, 0.1], [0.3, 0.3]);
    await page.getByRole('button', { name: 'Done' }).click();
    const { bytes } = await madeBy(page);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 8160, height: 6120 });
    expect(await brightest(bytes, { left: 900, top: 700, width: 1500, height: 1100 })).toBeLessThan(8);
    await page.context().close();
  }, 60_000);
});

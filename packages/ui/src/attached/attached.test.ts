import { readFile } from 'node:fs/promises';
import { type Page, expect as seen } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPicture } from '#testkit/pictures';
import { h264Film, vp8Film } from '#testkit/videos';
import { type ServedTrial, type Shelf, serveTrial } from './trial/trial.fixture.ts';

const none = { width: null, height: null, durationMs: null, codecs: null, caption: null };
let trial: ServedTrial;

const fileOf = (name: string, more: Partial<Shelf['files'][number]>): Shelf['files'][number] => ({
  ...none,
  fileId: name,
  name,
  kind: 'picture',
  type: 'image/jpeg',
  bytes: 90_000,
  ...more,
});

beforeAll(async () => {
  const film = { kind: 'video', width: 320, height: 240 } as const;
  trial = await serveTrial({
    files: [
      fileOf('one.jpg', { width: 1600, height: 1200, caption: 'The red lamp' }),
      fileOf('two.jpg', { width: 1600, height: 1200 }),
      fileOf('film.webm', { ...film, type: 'video/webm', codecs: 'vp8', durationMs: 20_000 }),
      fileOf('film.mov', { ...film, type: 'video/quicktime', codecs: 'avc1.42C033', durationMs: 2000 }),
      fileOf('long.mp4', { ...film, type: 'video/mp4', codecs: 'avc1.42C033', durationMs: 10_000 }),
      fileOf('hevc.mp4', { ...film, type: 'video/mp4', codecs: 'hvc1.1.6.L93.B0,mp4a.40.2', durationMs: 62_000 }),
      fileOf('torn.mp4', { ...film, type: 'video/mp4', codecs: 'avc1.42C033', durationMs: 1000 }),
      fileOf('sheet.pdf', { kind: 'pdf', type: 'application/pdf', bytes: 3.4 * 1024 * 1024 }),
    ],
    bytes: {
      'one.jpg': await plainPicture('jpeg', 1600, 1200),
      'two.jpg': await plainPicture('jpeg', 1600, 1200),
      'film.webm': await vp8Film({ frames: 200, framesPerSecond: 10 }),
      'film.mov': await h264Film('mov', { frames: 20, framesPerSecond: 10 }),
      // About 46 MB.
      'long.mp4': await h264Film('mp4', { width: 640, height: 480, frames: 100, framesPerSecond: 10 }),
      'hevc.mp4': Buffer.alloc(10),
      'torn.mp4': Buffer.from('this is no film'),
      'sheet.pdf': Buffer.from('%PDF-1.7'),
    },
  });
}, 90_000);
afterAll(() => trial.close());

const viewer = (page: Page) => page.getByRole('dialog');
const film = (page: Page) => viewer(page).locator('video');

/** Waits until a film has come to a moment, and gives that moment. */
const soughtTo = (page: Page, seconds: number) =>
  film(page).evaluate(
    (video: HTMLVideoElement, to) =>
      new Promise<number>((resolve) => {
        const go = () => {
          video.pause();
          video.onseeked = () => resolve(video.currentTime);
          video.currentTime = to;
        };
        if (video.readyState > 0) go();
        else video.onloadedmetadata = go;
      }),
    seconds,
  );

describe('attached files in a real browser', () => {
  it('S2.2 pictures open large, leaf and zoom by keys, and *back* closes them alone', async () => {
    const page = await trial.open();
    const tile = page.getByRole('button', { name: 'Show one.jpg' });
    await tile.press('Enter');
    await seen(viewer(page)).toHaveAccessibleName('one.jpg');
    await seen(viewer(page).getByText('The red lamp')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await seen(viewer(page)).toHaveAccessibleName('two.jpg');
    await page.keyboard.press('+');
    const picture = viewer(page).getByRole('img', { name: 'two.jpg' });
    await seen.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(500);
    const address = page.url();
    await page.goBack();
    await seen(viewer(page)).toHaveCount(0);
    expect(page.url()).toBe(address);
    await seen(tile).toBeFocused();
    await tile.press('Enter');
    await page.keyboard.press('Escape');
    await seen(viewer(page)).toHaveCount(0);
    await page.context().close();
  }, 60_000);

  it('S2.2 a finger leafs, two fingers zoom', async () => {
    const page = await trial.open();
    await page.getByRole('button', { name: 'Show one.jpg' }).tap();
    await seen(viewer(page)).toBeVisible();
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (readonly [number, number])[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [300, 370]);
    await touch('touchMove', [200, 372]);
    await touch('touchMove', [120, 374]);
    await touch('touchEnd');
    await seen(viewer(page)).toHaveAccessibleName('two.jpg');
    await touch('touchStart', [160, 370], [200, 370]);
    await touch('touchMove', [100, 370], [260, 370]);
    await touch('touchMove', [60, 370], [300, 370]);
    await touch('touchEnd');
    const picture = viewer(page).getByRole('img', { name: 'two.jpg' });
    await seen.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(1000);
    await seen(viewer(page), 'a finger on a large picture moves it').toHaveAccessibleName('two.jpg');
    await page.context().close();
  }, 60_000);

  it('S2.2 without a connection the viewer shows the small picture that is kept, and the large one later', async () => {
    const page = await trial.open();
    // The viewer is on the device, the picture is not.
    await page.getByRole('button', { name: 'Show two.jpg' }).click();
    await seen(viewer(page).getByRole('img', { name: 'two.jpg' })).toBeVisible();
    await page.keyboard.press('Escape');
    await seen(viewer(page)).toHaveCount(0);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Show one.jpg' }).click();
    const picture = viewer(page).getByRole('img', { name: 'one.jpg' });
    await seen(picture).toHaveAttribute('src', /^blob:/);
    await seen(viewer(page).getByText('No connection: this is the small picture kept on this device.')).toBeVisible();
    expect((await picture.boundingBox())?.width).toBe(360);
    await page.keyboard.press('ArrowRight');
    await seen(viewer(page).getByText('Could not be loaded. Check your connection.')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.context().setOffline(false);
    await seen(picture).toHaveAttribute('src', /\/f\//);
    await page.context().close();
  }, 60_000);

  it('S2.2 films play in WebM and MOV and come to the moment that is asked for', async () => {
    const page = await trial.open();
    for (const [name, to] of [
      ['film.webm', 15],
      ['film.mov', 1.5],
    ] as const) {
      await page.getByRole('button', { name: `Play ${name}` }).click();
      await seen(film(page), 'nothing is loaded before it is wanted').toHaveAttribute('preload', 'none');
      await viewer(page)
        .getByRole('button', { name: `Play ${name}` })
        .click();
      expect(await soughtTo(page, to)).toBeCloseTo(to, 1);
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  }, 60_000);

  it('S2.2 says which codec the browser lacks, and offers the file', async () => {
    const page = await trial.open({ isPhone: false, language: 'de' });
    await page.getByRole('button', { name: 'hevc.mp4 abspielen, 1:02' }).click();
    await seen(viewer(page).getByText(/HEVC \(H\.265\) nicht abspielen/)).toBeVisible();
    await seen(viewer(page).getByRole('link', { name: 'Herunterladen' }).first()).toHaveAttribute('href', /hevc\.mp4/);
    await seen(film(page)).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
    await viewer(page).getByRole('button', { name: 'torn.mp4 abspielen' }).click();
    await seen(viewer(page).getByText(/kann das Video nicht abspielen/)).toBeVisible();
    await page.context().close();
  }, 60_000);

  it('S2.2 goes on where it was when an address has ended, in films and pictures', async () => {
    const page = await trial.open();
    trial.endsInTheMiddle = true;
    await page.getByRole('button', { name: 'Play long.mp4' }).click();
    await viewer(page).getByRole('button', { name: 'Play long.mp4' }).click();
    expect(await soughtTo(page, 1)).toBeCloseTo(1, 1);
    await film(page).evaluate((video: HTMLVideoElement) => {
      video.currentTime = 9;
    });
    await seen(film(page)).toHaveAttribute('src', /\/f\/2\//);
    await seen
      .poll(() => film(page).evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 20_000 })
      .toBeGreaterThanOrEqual(9);
    await page.keyboard.press('Escape');
    trial.endAddresses();
    await page.getByRole('button', { name: 'Show one.jpg' }).click();
    await seen(viewer(page).getByRole('img', { name: 'one.jpg' })).toHaveAttribute('src', /\/f\/3\//);
    await page.context().close();
  }, 60_000);

  it('S2.2 a paper is downloaded, by a new address where the old one is no longer sure', async () => {
    const page = await trial.open();
    const plate = page.getByRole('link', { name: 'Download sheet.pdf' });
    await seen(plate).toContainText('PDF · 3.4 MB');
    const [first] = await Promise.all([page.waitForEvent('download'), plate.click()]);
    expect(await readFile(await first.path(), 'utf8')).toBe('%PDF-1.7');
    trial.age = 60 * 60_000;
    const old = await trial.open();
    trial.age = 0;
    trial.endAddresses();
    const [download] = await Promise.all([
      old.waitForEvent('download'),
      old.getByRole('link', { name: 'Download sheet.pdf' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7');
    for (const each of [page, old]) await each.context().close();
  }, 60_000);
});

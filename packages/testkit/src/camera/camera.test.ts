import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCameraFile, writeCameraFileOf } from './index.ts';

const HEAD = 'YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n';
const FRAME = 'FRAME\n'.length + 640 * 480 * 1.5;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function framesOf(path: string): Promise<Buffer[]> {
  const file = await readFile(path);
  expect(file.subarray(0, HEAD.length).toString()).toBe(HEAD);
  const frames = (file.length - HEAD.length) / FRAME;
  expect(Number.isInteger(frames)).toBe(true);
  return Array.from({ length: frames }, (_, at) =>
    file.subarray(HEAD.length + at * FRAME + 6, HEAD.length + (at + 1) * FRAME),
  );
}

it('S2.9 the fake camera sees the picture it was given, after the empty frames', async () => {
  const path = join(folder, 'a.y4m');
  await writeCameraFile(path, 'A0230E1234', { emptyFrames: 2, rotate: 15 });
  const frames = await framesOf(path);
  expect(frames.length).toBe(7);
  expect(new Set(frames[0]?.subarray(0, 640 * 480))).toEqual(new Set([96]));
  expect(new Set(frames[2]?.subarray(0, 640 * 480))).toEqual(new Set([96, 20, 236]));
});

it('S2.9 the fake camera can look at a screenshot of any shape', async () => {
  const path = join(folder, 'b.y4m');
  const screenshot = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#fff' } })
    .png()
    .toBuffer();
  await writeCameraFileOf(path, screenshot);
  const [first] = await framesOf(path);
  expect([first?.[0], first?.[240 * 640 + 320]]).toEqual([96, 255]);
});

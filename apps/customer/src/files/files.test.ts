import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileLimits } from '#contract';
import { h264Film, vp8Film } from '#testkit/videos';
import { durationOf } from './preparing/film.ts';
import { hashOf } from './preparing/hash.ts';
import { isOverPixels, isWorthIt, sizeOnTheWay } from './preparing/smaller.ts';
import { afterWords, takeTurn, wordsFirst } from './sending/turns.ts';
import { lengthInWords, sizeInWords } from './strip/words.ts';
import { type Attachment, isUnderWay, joiningOf, movedTo, reopened } from './tray/attachment.ts';
import { choosable, refusalOf, takenFor } from './tray/kinds.ts';

const mebibyte = 1024 * 1024;

const bytesOf = (buffer: Uint8Array<ArrayBuffer>) => ({
  size: buffer.length,
  slice: async (from: number, to: number) => new Blob([buffer.subarray(from, to)]),
});

const never = new AbortController().signal;

const chosen = (change: Partial<Attachment> = {}): Attachment => ({
  id: 'one',
  fileId: 'one',
  keptId: 'one',
  name: 'a.mp4',
  type: 'video/mp4',
  kind: 'video',
  bytes: 10,
  caption: '',
  isKept: true,
  progress: 0,
  state: 'uploading',
  ...change,
});

describe('which files can be sent', () => {
  it.each([
    ['a.JPG', 'image/jpeg', 'picture', 'image/jpeg'],
    ['IMG_1.HEIC', '', 'picture', 'image/heic'],
    ['a.mov', 'video/quicktime', 'video', 'video/quicktime'],
    ['a.m4v', 'video/x-m4v', 'video', 'video/mp4'],
    ['a.webm', 'video/webm;codecs=vp9', 'video', 'video/webm'],
    ['a.pdf', 'application/pdf', 'pdf', 'application/pdf'],
    ['control.log', 'application/octet-stream', 'text', 'text/plain'],
    ['O1234.NC', '', 'text', 'text/plain'],
  ])('S2.2 %s told as "%s" is taken for a %s', (name, type, kind, told) => {
    expect(takenFor({ name, type })).toEqual({ kind, type: told });
  });

  it.each([
    ['a.zip', 'application/zip'],
    ['a.svg', 'image/svg+xml'],
    ['page.html', 'text/html'],
    ['noending', ''],
    ['a.gif', 'image/gif'],
  ])('S2.2 %s told as "%s" is refused before a byte goes up', (name, type) => {
    expect(refusalOf(takenFor({ name, type }), 5)).toBe('file-type');
  });

  it('S2.2 the limit of each kind is told before a byte goes up; a large picture may still become smaller', () => {
    const at = (type: string, bytes: number) => refusalOf(takenFor({ name: 'a', type }), bytes);
    expect(at('video/mp4', fileLimits.videoBytes)).toBeUndefined();
    expect(at('video/mp4', fileLimits.videoBytes + 1)).toBe('file-too-large');
    expect(at('application/pdf', fileLimits.pdfBytes + 1)).toBe('file-too-large');
    expect(at('text/plain', fileLimits.textBytes + 1)).toBe('file-too-large');
    expect(at('image/jpeg', fileLimits.pictureBytes + 1)).toBeUndefined();
    expect(at('text/plain', 0)).toBe('file-broken');
  });

  it('a chooser of files offers what can be sent and nothing else', () => {
    expect(choosable).toContain('video/quicktime');
    expect(choosable).toContain('.heic');
    expect(choosable).not.toContain('svg');
  });
});

describe('a picture on the way', () => {
  it('S2.2 has 2560 pixels at most and keeps its shape', () => {
    expect(sizeOnTheWay({ width: 4032, height: 3024 }, 4 * mebibyte)).toEqual({ width: 2560, height: 1920 });
    expect(sizeOnTheWay({ width: 3024, height: 4032 }, 4 * mebibyte)).toEqual({ width: 1920, height: 2560 });
    expect(sizeOnTheWay({ width: 9000, height: 3 }, 4 * mebibyte)).toEqual({ width: 2560, height: 1 });
  });

  it('S2.2 keeps its pixels when only its bytes are many, and goes as it is when both are few', () => {
    expect(sizeOnTheWay({ width: 1200, height: 900 }, 3 * mebibyte)).toEqual({ width: 1200, height: 900 });
    expect(sizeOnTheWay({ width: 4032, height: 3024 }, 0.5 * mebibyte)).toBeNull();
  });

  it('S2.2 has too many pixels above 60 million, as a WebP above 40', () => {
    const of = (millions: number) => ({ width: millions * 1000, height: 1000 });
    const isOver = (millions: number, type: string) => isOverPixels(of(millions), type);
    expect([isOver(60, 'image/jpeg'), isOver(61, 'image/jpeg'), isOver(60, 'image/png')]).toEqual([false, true, false]);
    expect([isOver(40, 'image/webp'), isOver(41, 'image/webp')]).toEqual([false, true]);
  });

  it('S2.2 is not made smaller for nothing', () => {
    expect(isWorthIt(79, 100)).toBe(true);
    expect(isWorthIt(80, 100)).toBe(false);
  });
});

describe('the hash of a file', () => {
  it.each([0, 1, 4 * mebibyte - 1, 4 * mebibyte, 9 * mebibyte + 17])(
    'S2.2 is the same in slices as whole: %i bytes',
    async (size) => {
      const bytes = new Uint8Array(randomBytes(size));
      const wanted = createHash('sha256').update(bytes).digest('hex');
      expect(await hashOf(bytesOf(bytes), never)).toBe(wanted);
      if (size > 0) expect(await hashOf(bytesOf(bytes), never, () => undefined, { most: 0 })).toBe(wanted);
    },
  );

  it('S2.2 tells how far it is, and ends when it is stopped', async () => {
    const bytes = bytesOf(new Uint8Array(10 * mebibyte));
    const parts: number[] = [];
    await hashOf(bytes, never, (part) => parts.push(part), { most: 0 });
    expect(parts).toEqual([0.4, 0.8, 1]);
    const stop = new AbortController();
    await expect(hashOf(bytes, stop.signal, () => stop.abort(), { most: 0 })).rejects.toThrow();
  });
});

describe('the length of a film that the browser cannot play', () => {
  it.each(['mp4', 'mov'] as const)(
    'S2.2 stands in the movie header of an %s, at its end or in pieces',
    async (kind) => {
      const film = await h264Film(kind, { frames: 90, framesPerSecond: 30 });
      expect(await durationOf(bytesOf(new Uint8Array(film)))).toBe(3000);
    },
  );

  it('S2.2 is unknown for what has none: WebM, noise, nothing', async () => {
    expect(await durationOf(bytesOf(new Uint8Array(await vp8Film())))).toBeNull();
    expect(await durationOf(bytesOf(new Uint8Array(randomBytes(5000))))).toBeNull();
    expect(await durationOf(bytesOf(new Uint8Array(0)))).toBeNull();
  });
});

describe('the list of files', () => {
  const list = ['a', 'b', 'c'].map((id) => chosen({ id, fileId: `file-${id}` }));
  const order = (items: readonly Attachment[]) => items.map(({ id }) => id).join('');

  it('S2.2 is put in another order, and never loses one', () => {
    expect(order(movedTo(list, 'c', 0))).toBe('cab');
    expect(order(movedTo(list, 'a', 1))).toBe('bac');
    expect(order(movedTo(list, 'a', 99))).toBe('bca');
    expect(order(movedTo(list, 'b', -5))).toBe('bac');
    expect(movedTo(list, 'gone', 0)).toBe(list);
  });

  it('S2.2 joins in its order with the captions that say something', () => {
    const said = [chosen({ fileId: 'x', caption: '  the spindle ' }), chosen({ fileId: 'y', caption: '  ' })];
    expect(joiningOf(said)).toEqual({ files: ['x', 'y'], fileCaptions: { x: 'the spindle' } });
  });

  it('S2.2 goes on when the app opens again, unless the person had paused it', () => {
    expect(reopened(chosen())).toMatchObject({ state: 'waiting' });
    expect(reopened(chosen({ state: 'failed', problem: 'try-again' }))).toMatchObject({ state: 'waiting' });
    expect(reopened(chosen({ state: 'preparing' }))).toMatchObject({ state: 'preparing' });
    expect(reopened(chosen({ state: 'paused' }))).toMatchObject({ state: 'paused' });
    expect(reopened(chosen({ state: 'ready' }))).toMatchObject({ state: 'ready' });
  });

  it('S2.2 says so when the device could not keep a file', () => {
    expect(reopened(chosen({ isKept: false }))).toMatchObject({ state: 'refused', problem: 'file-not-found' });
    expect(isUnderWay(reopened(chosen({ isKept: false })))).toBe(false);
    const unkeptSmaller = chosen({
      isKept: false,
      size: 'smaller',
      sha256: 'x',
      other: chosen({ keptId: 'original' }),
    });
    expect(reopened(unkeptSmaller)).toMatchObject({ state: 'preparing', keptId: 'original', isKept: true });
    expect(reopened(unkeptSmaller).sha256).toBeUndefined();
    const original = { ...chosen({ size: 'smaller' }), other: chosen({ isKept: false }) };
    expect(reopened(original).other).toBeUndefined();
  });
});

describe('turns', () => {
  it('S2.2 a long upload keeps no short one waiting, and a second long one waits', async () => {
    const long = await takeTurn('long', never);
    const short = await takeTurn('short', never);
    let isTaken = false;
    const second = takeTurn('long', never).then((end) => {
      isTaken = true;
      return end;
    });
    await Promise.resolve();
    expect(isTaken).toBe(false);
    long();
    (await second)();
    short();
  });

  it('S2.2 what is stopped takes no turn, and one stopped in the moment it is woken wakes the next', async () => {
    const first = await takeTurn('long', never);
    const stop = new AbortController();
    const stopped = takeTurn('long', stop.signal).then(
      () => 'taken',
      () => 'stopped',
    );
    const next = takeTurn('long', never);
    first();
    stop.abort();
    expect(await stopped).toBe('stopped');
    (await next)();
    await expect(takeTurn('long', stop.signal)).rejects.toBe(stop.signal.reason);
  });

  it('S2.2 no piece begins while words are sent; a stopped upload does not wait for them', async () => {
    const told: string[] = [];
    let spoken: () => void = () => undefined;
    const words = wordsFirst(() => new Promise<void>((resolve) => (spoken = resolve))).then(() => told.push('words'));
    const stop = new AbortController();
    const stopped = afterWords(stop.signal).catch(() => told.push('stopped'));
    const piece = afterWords(never).then(() => told.push('piece'));
    stop.abort();
    await stopped;
    spoken();
    await Promise.all([words, piece]);
    expect(told[0]).toBe('stopped');
    expect([...told].sort()).toEqual(['piece', 'stopped', 'words']);
    await afterWords(never);
  });
});

describe('sizes and lengths in words', () => {
  it('S2.2 are as a phone tells them', () => {
    expect(sizeInWords(25 * mebibyte, 'en')).toBe('25 MB');
    expect(sizeInWords(4.24 * mebibyte, 'de')).toBe('4,2 MB');
    expect(sizeInWords(1024 * mebibyte, 'zh-CN')).toBe('1 GB');
    expect(sizeInWords(3, 'en')).toBe('1 kB');
    expect(lengthInWords(42_400)).toBe('0:42');
    expect(lengthInWords(3_725_000)).toBe('1:02:05');
  });
});

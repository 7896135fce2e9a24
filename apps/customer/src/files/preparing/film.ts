import type { Bytes } from '../../offline/store/bytes.ts';
import { jpegOf } from './smaller.ts';

/** What could be told of a video without sending it. */
export interface Film {
  readonly poster: Blob | null;
  readonly durationMs: number | null;
}

const patienceMs = 8000;
const posterSide = 1280;

/** Waits for an event of a video. @throws when it fails or takes too long */
function happens(video: HTMLVideoElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${name} in time`)), patienceMs);
    video.addEventListener(name, () => resolve(clearTimeout(timer)), { once: true });
    video.addEventListener('error', () => reject(new Error('the browser cannot play it')), { once: true });
  });
}

const lengthOf = ({ duration }: HTMLVideoElement) => (Number.isFinite(duration) ? Math.round(duration * 1000) : null);

/** Draws a frame from near the beginning; a browser without the codec gives none. */
export async function filmOf(file: Blob): Promise<Film> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  let durationMs: number | null = null;
  try {
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    const isThere = happens(video, 'loadeddata');
    video.src = address;
    await isThere;
    durationMs = lengthOf(video);
    // The first frame is often black, or a thumb on the button.
    const isSought = happens(video, 'seeked');
    video.currentTime = Math.min(1, (durationMs ?? 0) / 2000);
    await isSought;
    const { videoWidth: width, videoHeight: height } = video;
    if (width === 0 || height === 0) return { poster: null, durationMs };
    const factor = Math.min(1, posterSide / Math.max(width, height));
    const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
    return { poster: await jpegOf(await createImageBitmap(video), size), durationMs };
  } catch {
    return { poster: null, durationMs };
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

interface Box {
  readonly name: string;
  /** Where its content begins, and where the next box does. */
  readonly from: number;
  readonly end: number;
}

const view = async (bytes: Bytes, from: number, length: number) =>
  new DataView(await (await bytes.slice(from, from + length)).arrayBuffer());

const mostBoxes = 1000;

/** The first box of this name between two places (ISO 14496-12, 4.2). */
async function boxIn(bytes: Bytes, wished: string, from: number, end: number): Promise<Box | null> {
  for (let at = from, seen = 0; at + 8 <= end && seen < mostBoxes; seen++) {
    const head = await view(bytes, at, 16);
    if (head.byteLength < 8) return null;
    const name = String.fromCharCode(...new Uint8Array(head.buffer, 4, 4));
    const small = head.getUint32(0);
    const isLarge = small === 1 && head.byteLength >= 16;
    const size = isLarge ? Number(head.getBigUint64(8)) : small === 0 ? end - at : small;
    if (size < 8) return null;
    if (name === wished) return { name, from: at + (isLarge ? 16 : 8), end: Math.min(at + size, end) };
    at += size;
  }
  return null;
}

/** Milliseconds of an MP4 or MOV by its movie header, for browsers that cannot play it; null where there is none. */
export async function durationOf(bytes: Bytes): Promise<number | null> {
  const movie = await boxIn(bytes, 'moov', 0, bytes.size);
  const header = movie && (await boxIn(bytes, 'mvhd', movie.from, movie.end));
  if (!header) return null;
  const content = await view(bytes, header.from, 32);
  if (content.byteLength < 32) return null;
  const isLong = content.getUint8(0) === 1;
  const perSecond = content.getUint32(isLong ? 20 : 12);
  const duration = isLong ? Number(content.getBigUint64(24)) : content.getUint32(16);
  return perSecond > 0 && duration > 0 ? Math.round((duration / perSecond) * 1000) : null;
}

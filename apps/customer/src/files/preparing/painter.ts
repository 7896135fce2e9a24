import { painted, type Size } from './paint.ts';

globalThis.onmessage = async ({ data }: MessageEvent<{ source: ImageBitmap; size: Size }>) =>
  globalThis.postMessage(await painted(data.source, data.size).catch(() => null));

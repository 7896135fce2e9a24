import type { Size } from './paint.ts';

/** Paints in a thread of its own: a frame of a film takes a slow phone a second, and a tap would wait for it. */
export function paintedAside(source: ImageBitmap, size: Size): Promise<Blob> {
  const painter = new Worker(new URL('./painter.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    painter.onmessage = ({ data }: MessageEvent<Blob | null>) =>
      data ? resolve(data) : reject(new Error('the browser could not paint it'));
    painter.onerror = () => reject(new Error('the browser gives no thread'));
    painter.postMessage({ source, size }, [source]);
  }).finally(() => painter.terminate());
}

import { fileLimits } from '#contract';
import type { Edit } from './edits.ts';
import { type Plan, planned } from './geometry.ts';

// Phones give a canvas less memory than a picture may need, and say nothing: it then stays empty. So the next smaller
// size is tried; 16.7 million pixels is what older iPhones have, five million what everything has.
const attempts = [fileLimits.picturePixels, 16_700_000, 5_000_000];
const quality = 0.92;

/** A picture that could not be painted on this phone. */
export class Unpaintable extends Error {}

function painted(picture: HTMLImageElement, plan: Plan): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = plan.output.width;
  canvas.height = plan.output.height;
  // Ordinary memory: a picture of fifty million pixels would not fit into that of most graphics chips.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const { part, output, covers } = plan;
  // What is see-through keeps nothing below it either.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, output.width, output.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, output.width, output.height);
  context.fillStyle = '#000';
  for (const { x, y, width, height } of covers) context.fillRect(x, y, width, height);
  const [, , , alpha] = context.getImageData(output.width - 1, output.height - 1, 1, 1).data;
  if (alpha === 255) return canvas;
  release(canvas);
  return null;
}

// Some browsers keep the memory of a canvas until they find the time to collect it.
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

const encoded = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

async function encodedWithin(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  const blob = await encoded(canvas, type);
  const isFit = type === 'image/jpeg' || (blob && blob.size <= fileLimits.pictureBytes);
  return isFit ? blob : encoded(canvas, 'image/jpeg');
}

/**
 * Paints the edit into a picture of its own, at full size where the phone can. A canvas knows pixels alone: whatever the
 * file said about place, time and camera, and the small preview in it, stays behind.
 * @param type of the file as it was: a screenshot stays a PNG, everything else becomes a JPEG
 * @throws Unpaintable
 */
export async function paint(picture: HTMLImageElement, edit: Edit, type: string): Promise<Blob> {
  const size = { width: picture.naturalWidth, height: picture.naturalHeight };
  const boxes = edit.covers.map(({ box }) => box);
  for (const mostPixels of attempts) {
    const canvas = painted(picture, planned(size, edit.crop, boxes, mostPixels));
    if (!canvas) continue;
    const blob = await encodedWithin(canvas, type === 'image/png' ? type : 'image/jpeg');
    release(canvas);
    if (blob) return blob;
  }
  throw new Unpaintable('no size of this picture could be painted');
}

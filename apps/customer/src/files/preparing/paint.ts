/** Pixels of a picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const quality = 0.85;

/** A JPEG of this size: upright, and without anything the phone wrote beside the pixels. The source is used up. */
export async function painted(source: ImageBitmap, { width, height }: Size): Promise<Blob> {
  try {
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('the browser gives no canvas');
    // What is clear in a PNG would become black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(source, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality });
  } finally {
    source.close();
  }
}

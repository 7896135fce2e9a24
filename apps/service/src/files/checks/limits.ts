import type { FileKind } from '#contract';

// The check's process loads this file and little else: it imports no shapes, which would take longer than a picture.

/** What a check may take; past it the check's process is ended. */
export interface CheckLimits {
  /** Most bytes of a file, by its real kind. */
  readonly bytes: Readonly<Record<FileKind, number>>;
  readonly pixels: number;
  /** Most pixels of a WebP: its decoder holds the picture twice, 60 megapixels take 560 MB. */
  readonly webpPixels: number;
  readonly memoryBytes: number;
  readonly timeMs: number;
}

/** How often a check's process looks at its memory. */
export const lookEveryMs = 4;

/** What may be added between two looks: a check ends this much below its limit. */
export const memoryMarginBytes = 32 * 1024 * 1024;

/** Longer side of the small picture, in pixels. */
export const thumbnailPixels = 480;

/** Exit code by which a check's process says that the file needed more memory than it may. */
export const overMemory = 12;

/** Exit code by which a check's process says that the machine could not read or write. */
export const machineFailed = 13;

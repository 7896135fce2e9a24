import { fileLimits } from '#contract';

/** What a check may take; past it the check's process is ended. */
export interface CheckLimits {
  readonly pixels: number;
  readonly memoryBytes: number;
  readonly timeMs: number;
}

/** The limits of every check. */
export const checkLimits: CheckLimits = {
  pixels: fileLimits.picturePixels,
  memoryBytes: 512 * 1024 * 1024,
  timeMs: 60_000,
};

/** Longer side of the small picture, in pixels. */
export const thumbnailPixels = 480;

/** Exit code by which a check's process says that the file needed more memory than it may. */
export const overMemory = 12;

import type { CSSProperties } from 'react';
import type { Box } from '../geometry.ts';

/** Where a box of the picture stands on the screen. */
export const placed = ({ x, y, width, height }: Box, scale: number): CSSProperties => ({
  left: x * scale,
  top: y * scale,
  width: width * scale,
  height: height * scale,
});

/** All in pixels of the picture, upright; only `fitted` speaks of the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** A corner or an edge that is dragged, by the points of the compass. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

export const corners: readonly Handle[] = ['nw', 'ne', 'se', 'sw'];
export const edges: readonly Handle[] = ['n', 'e', 's', 'w'];

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/** The whole of a picture. */
export const wholeOf = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });

/** Pixels of the screen for one pixel of the picture, so that the whole of it has room. */
export const fitted = (picture: Size, room: Size): number =>
  Math.max(0, Math.min(room.width / picture.width, room.height / picture.height));

/** The box between two points, as far as it lies in the picture. */
export function drawn(from: Point, to: Point, within: Box): Box {
  const [left, right] = [from.x, to.x].sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [from.y, to.y].sort((a, b) => a - b) as [number, number];
  const x = between(within.x, left, within.x + within.width);
  const y = between(within.y, top, within.y + within.height);
  return {
    x,
    y,
    width: between(within.x, right, within.x + within.width) - x,
    height: between(within.y, bottom, within.y + within.height) - y,
  };
}

/** The box, pushed; it keeps its size and stays in the picture. */
export const moved = (box: Box, by: Point, within: Box): Box => ({
  ...box,
  x: between(within.x, box.x + by.x, within.x + within.width - box.width),
  y: between(within.y, box.y + by.y, within.y + within.height - box.height),
});

/** The box with one corner or edge pulled; the opposite one stays, and it never becomes smaller than `least`. */
export function resized(box: Box, handle: Handle, by: Point, within: Box, least: number): Box {
  let [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  // What began smaller may stay so; it only does not shrink further.
  const [leastWidth, leastHeight] = [Math.min(least, box.width), Math.min(least, box.height)];
  if (handle.includes('w')) left = between(within.x, left + by.x, right - leastWidth);
  if (handle.includes('e')) right = between(left + leastWidth, right + by.x, within.x + within.width);
  if (handle.includes('n')) top = between(within.y, top + by.y, bottom - leastHeight);
  if (handle.includes('s')) bottom = between(top + leastHeight, bottom + by.y, within.y + within.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The smallest box of whole pixels that hides all of it: half a pixel would still let something through. */
export function outward(box: Box, within: Box): Box {
  const x = between(within.x, Math.floor(box.x), within.x + within.width);
  const y = between(within.y, Math.floor(box.y), within.y + within.height);
  const right = between(x, Math.ceil(box.x + box.width), within.x + within.width);
  const bottom = between(y, Math.ceil(box.y + box.height), within.y + within.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** What to read of the picture and what to paint over, when `part` of it becomes a picture of its own. */
export interface Plan {
  /** Whole pixels of the picture. */
  readonly part: Box;
  readonly output: Size;
  /** Whole pixels of the output. */
  readonly covers: readonly Box[];
}

/** @param mostPixels the output is made smaller until it has no more than these */
export function planned(picture: Size, crop: Box, covers: readonly Box[], mostPixels: number): Plan {
  const whole = wholeOf(picture);
  const x = between(0, Math.round(crop.x), picture.width - 1);
  const y = between(0, Math.round(crop.y), picture.height - 1);
  const part = {
    x,
    y,
    width: between(1, Math.round(crop.x + crop.width) - x, picture.width - x),
    height: between(1, Math.round(crop.y + crop.height) - y, picture.height - y),
  };
  const scale = Math.min(1, Math.sqrt(mostPixels / (part.width * part.height)));
  const output = {
    width: Math.max(1, Math.floor(part.width * scale)),
    height: Math.max(1, Math.floor(part.height * scale)),
  };
  const [across, down] = [output.width / part.width, output.height / part.height];
  const painted = covers.map((cover) => {
    const box = outward(cover, whole);
    return outward(
      { x: (box.x - x) * across, y: (box.y - y) * down, width: box.width * across, height: box.height * down },
      wholeOf(output),
    );
  });
  return { part, output, covers: painted.filter(({ width, height }) => width > 0 && height > 0) };
}

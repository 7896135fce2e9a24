/** A point of the screen, seen from the middle of the room the picture has. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a picture is shown and how far its middle is from the middle of the room; at 1 it just fits. */
export interface View extends Point {
  readonly scale: number;
}

export const wholeView: View = { scale: 1, x: 0, y: 0 };

const mostScale = 8;
const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/** The size at which a picture just fits; one that is smaller than the room is not blown up. */
export function fittedSize(picture: Size, room: Size): Size {
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** No edge of the picture comes further in than it must: what has room stands in the middle. */
export function held(view: View, fitted: Size, room: Size): View {
  const reach = (size: number, space: number) => Math.max(0, (size * view.scale - space) / 2);
  const [across, down] = [reach(fitted.width, room.width), reach(fitted.height, room.height)];
  return { scale: view.scale, x: between(-across, view.x, across), y: between(-down, view.y, down) };
}

/** Larger or smaller, while the point under the finger stays under it. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = between(1, view.scale * factor, mostScale);
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

const middle = ([one, other]: readonly [Point, Point]): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});
const distance = ([one, other]: readonly [Point, Point]) => Math.hypot(one.x - other.x, one.y - other.y);

/** Two fingers went from one pair of points to another: what was between them still is. */
export function pinched(view: View, from: readonly [Point, Point], to: readonly [Point, Point]): View {
  const larger = zoomed(view, distance(to) / Math.max(1, distance(from)), middle(from));
  const [before, after] = [middle(from), middle(to)];
  return { ...larger, x: larger.x + after.x - before.x, y: larger.y + after.y - before.y };
}

const leastSwipePx = 56;

/** Where a finger that went this far wants to go: -1 back, 1 forward, 0 nowhere. */
export function swipeOf(by: Point): -1 | 0 | 1 {
  if (Math.abs(by.x) < leastSwipePx || Math.abs(by.x) < 1.5 * Math.abs(by.y)) return 0;
  return by.x < 0 ? 1 : -1;
}

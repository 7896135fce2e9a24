import { type Box, type Size, wholeOf } from './geometry.ts';

/** A black box; its id says which one it is while it moves. */
export interface Cover {
  readonly id: number;
  readonly box: Box;
}

/** What is to become of a picture. */
export interface Edit {
  readonly crop: Box;
  readonly covers: readonly Cover[];
}

/** What is to become of it now, and every step that led here. */
export interface Edits {
  readonly now: Edit;
  readonly past: readonly Edit[];
  /** What the last step did, when more of the same belongs to it. */
  readonly lastKey?: string;
}

/** A picture as it came. */
export const untouched = (picture: Size): Edits => ({ now: { crop: wholeOf(picture), covers: [] }, past: [] });

const isSame = (one: Box, other: Box) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** Whether two edits make the same picture. */
export const isSameEdit = (one: Edit, other: Edit): boolean =>
  isSame(one.crop, other.crop) &&
  one.covers.length === other.covers.length &&
  one.covers.every((cover, place) => isSame(cover.box, other.covers[place]!.box));

/** One step on. Steps with the same key in a row are one: an arrow key that is held down is undone at once. */
export function stepped({ now, past, lastKey }: Edits, next: Edit, key?: string): Edits {
  if (isSameEdit(now, next)) return { now: next, past, ...(lastKey !== undefined && { lastKey }) };
  const isMore = key !== undefined && key === lastKey;
  return { now: next, past: isMore ? past : [...past, now], ...(key !== undefined && { lastKey: key }) };
}

/** One step back; where there is none, as it is. */
export function undone({ now, past }: Edits): Edits {
  const before = past.at(-1);
  return before ? { now: before, past: past.slice(0, -1) } : { now, past };
}

/** The id of the next cover. */
export const nextId = ({ covers }: Edit): number => Math.max(0, ...covers.map(({ id }) => id)) + 1;

/** With one cover more. */
export const withCover = (edit: Edit, cover: Cover): Edit => ({ ...edit, covers: [...edit.covers, cover] });

/** With one cover somewhere else. */
export const withCoverAt = (edit: Edit, id: number, box: Box): Edit => ({
  ...edit,
  covers: edit.covers.map((cover) => (cover.id === id ? { id, box } : cover)),
});

/** Without one of the covers. */
export const withoutCover = (edit: Edit, id: number): Edit => ({
  ...edit,
  covers: edit.covers.filter((cover) => cover.id !== id),
});

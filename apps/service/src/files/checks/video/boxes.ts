import { broken } from '../verdict.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12): where it begins, where its content does, where it ends. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/**
 * Reads the header of a box at `at`; `bytes` begin at `origin` of the file. Undefined where no header fits.
 * @throws Refused when the box is smaller than its own header
 */
export function boxAt(bytes: Buffer, at: number, limit: number, origin = 0): Box | undefined {
  if (at + 8 > limit) return undefined;
  const local = at - origin;
  const told = bytes.readUInt32BE(local);
  const isLarge = told === 1;
  if (isLarge && at + 16 > limit) return undefined;
  const size = isLarge ? Number(bytes.readBigUInt64BE(local + 8)) : told;
  const head = isLarge ? 16 : 8;
  // Size 0: the last box, up to the end.
  const end = told === 0 ? limit : at + size;
  if (end < at + head || !Number.isSafeInteger(end)) throw broken();
  return { type: bytes.toString('latin1', local + 4, local + 8), start: at, body: at + head, end };
}

/** The boxes between two places in memory, one after the other. @throws Refused when one goes on behind the end */
export function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; ; ) {
    const box = boxAt(bytes, at, to);
    if (!box) return;
    if (box.end > to) throw broken();
    yield box;
    at = box.end;
  }
}

/** The first box of a type among those between two places. */
export function findBox(bytes: Buffer, from: number, to: number, type: string): Box | undefined {
  for (const box of boxesIn(bytes, from, to)) if (box.type === type) return box;
  return undefined;
}

/** The box at the end of a path of types. */
export function boxUnder(bytes: Buffer, outer: Box, ...path: readonly string[]): Box | undefined {
  let box: Box | undefined = outer;
  for (const type of path) box = box && findBox(bytes, box.body, box.end, type);
  return box;
}

/** Turns a box into free space of the same size: no offset in the file moves. */
export function blankBox(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

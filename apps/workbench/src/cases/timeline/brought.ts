import type { DeskTimelineEntry } from '#contract';

/** How many entries of each kind went along with a split. */
export interface Brought {
  readonly replies: number;
  readonly calls: number;
  readonly notes: number;
}

const kinds: Readonly<Partial<Record<DeskTimelineEntry['kind'], keyof Brought>>> = {
  opened: 'replies',
  reply: 'replies',
  call: 'calls',
  note: 'notes',
};

/**
 * What stands in both cases of a split, counted in the timeline of one of them; nothing once they were merged again.
 * @param reading the case whose timeline it is
 */
export function broughtBy(
  split: Extract<DeskTimelineEntry, { kind: 'split' }>,
  timeline: readonly DeskTimelineEntry[],
  reading: string,
): Brought {
  const brought = { replies: 0, calls: 0, notes: 0 };
  for (const { kind, from, alsoIn } of timeline) {
    const isOfIt = split.caseNumber === reading ? alsoIn !== undefined && alsoIn === from : alsoIn === split.caseNumber;
    const counted = kinds[kind];
    if (isOfIt && counted) brought[counted] += 1;
  }
  return brought;
}

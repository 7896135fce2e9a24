import type { DeskCase, DeskTimelineEntry, SplitCase, SplitRefusal } from '#contract';

/** What can be split off. */
export type Splittable = Extract<DeskTimelineEntry, { kind: 'reply' | 'call' | 'note' }>;

const kinds: readonly string[] = ['reply', 'call', 'note'] satisfies Splittable['kind'][];

/** Entries that can be split off: written or spoken here, and not yet in another case too. */
export const splittableOf = ({ timeline }: Pick<DeskCase, 'timeline'>): Splittable[] =>
  timeline.filter((entry): entry is Splittable => kinds.includes(entry.kind) && entry.alsoIn === undefined);

type CallNote = Extract<DeskTimelineEntry, { kind: 'call-note' }>;

/** What was noted on a call; it goes along with it. */
export const noteOnCall = ({ timeline }: Pick<DeskCase, 'timeline'>, callId: string): string | null =>
  timeline.find((entry): entry is CallNote => entry.kind === 'call-note' && entry.callId === callId)?.text ?? null;

/**
 * What the new case begins with: the words of a customer, those of staff about a call, or nothing yet, while neither is
 * chosen.
 */
export function beginningOf(chosen: readonly Splittable[]): 'reply' | 'call' | null {
  if (chosen.some((entry) => entry.kind === 'reply' && entry.by.side === 'customer')) return 'reply';
  return chosen.some(({ kind }) => kind === 'call') ? 'call' : null;
}

/** What is sent of the entries that were chosen. */
export function listsOf(chosen: readonly Splittable[]): Pick<SplitCase, 'replyIds' | 'callIds' | 'noteIds'> {
  const idsOf = (kind: Splittable['kind']) => chosen.filter((each) => each.kind === kind).map((each) => each.entryId);
  return { replyIds: idsOf('reply'), callIds: idsOf('call'), noteIds: idsOf('note') };
}

/** Why entries could not be split off, where somebody else was first; null of every other refusal. */
export function lateRefusal(fields: Readonly<Record<string, string>> = {}): 'already-split' | 'unknown' | null {
  const said = Object.values(fields) as SplitRefusal[];
  if (said.includes('already-split')) return 'already-split';
  return said.includes('unknown') ? 'unknown' : null;
}

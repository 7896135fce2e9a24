import type { DeskCase, DeskTimelineEntry } from '#contract';

/** What a timeline can be narrowed to, in the order of the buttons and their keys. */
export const entryFilters = ['replies', 'notes', 'calls', 'states', 'files'] as const;

/** A word of `entryFilters`. */
export type EntryFilter = (typeof entryFilters)[number];

const said = ['opened', 'also-opened', 'reply', 'objected', 'solved'];

const hasFiles = (entry: DeskTimelineEntry, { attachments }: Pick<DeskCase, 'attachments'>): boolean =>
  entry.kind === 'opened' ? attachments.length > 0 : 'files' in entry && entry.files.length > 0;

/** Under which filters an entry stands; a note on a call is both a note and of the call. */
export function filtersOf(entry: DeskTimelineEntry, deskCase: Pick<DeskCase, 'attachments'>): EntryFilter[] {
  const files: EntryFilter[] = hasFiles(entry, deskCase) ? ['files'] : [];
  if (said.includes(entry.kind)) return ['replies', ...files];
  if (entry.kind === 'note') return ['notes'];
  if (entry.kind === 'call-note') return ['notes', 'calls'];
  return entry.kind === 'call' ? ['calls'] : ['states'];
}

/** Entries that stand under one of the chosen filters; all of them while none is chosen. */
export const narrowed = (deskCase: DeskCase, chosen: ReadonlySet<EntryFilter>): DeskTimelineEntry[] =>
  chosen.size === 0
    ? deskCase.timeline
    : deskCase.timeline.filter((entry) => filtersOf(entry, deskCase).some((one) => chosen.has(one)));

/** How many entries stand under each filter. */
export function countsOf(deskCase: DeskCase): Readonly<Record<EntryFilter, number>> {
  const counts = { replies: 0, notes: 0, calls: 0, states: 0, files: 0 };
  for (const entry of deskCase.timeline) for (const one of filtersOf(entry, deskCase)) counts[one] += 1;
  return counts;
}

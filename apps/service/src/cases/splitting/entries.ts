import type { TimelineEntry } from '#contract';
import type { SplitRow } from './queries.ts';

/** Splits as facts of a timeline: that a second problem became a case of its own. */
export const splitEntries = (rows: readonly SplitRow[]): TimelineEntry[] =>
  rows.map((row) => ({
    kind: 'split',
    entryId: `${row.case_id}.split`,
    at: row.at.toISOString(),
    by: { side: 'maker', name: row.name, isMe: false },
    caseNumber: row.case_number,
    of: row.from_number,
  }));

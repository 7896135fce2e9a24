import { mergeUndoEnds, type TimelineEntry } from '#contract';
import type { MergeRow } from './queries.ts';

const byStaff = (name: string) => ({ side: 'maker' as const, name, isMe: false });

/** Merges as facts of a timeline: that one case goes on in another, and that it was undone. */
export const mergeEntries = (rows: readonly MergeRow[]): TimelineEntry[] =>
  rows.flatMap((row): TimelineEntry[] => {
    const both = { caseNumber: row.case_number, into: row.into_number };
    const merged = {
      kind: 'merged' as const,
      entryId: row.merge_id,
      at: row.at.toISOString(),
      by: byStaff(row.name),
      ...both,
    };
    if (!row.undone_at) return [merged];
    const undone = {
      entryId: `${row.merge_id}.undone`,
      at: row.undone_at.toISOString(),
      by: byStaff(row.undone_name ?? ''),
    };
    return [merged, { kind: 'unmerged', ...undone, ...both }];
  });

/** Merges that hold, with the last moment at which each can be undone. */
export const standingMerges = (rows: readonly MergeRow[]) =>
  rows
    .filter(({ undone_at }) => undone_at === null)
    .map((row) => ({
      mergeId: row.merge_id,
      caseNumber: row.case_number,
      into: row.into_number,
      at: row.at.toISOString(),
      by: row.name,
      undoUntil: mergeUndoEnds(row.at).toISOString(),
    }));

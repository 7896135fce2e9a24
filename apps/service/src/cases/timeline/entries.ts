import type { AttachedFile, TimelineEntry } from '#contract';
import type { JoinerRow } from '../joining/queries.ts';
import type { CaseRow } from '../shapes.ts';
import { iso } from '../shapes.ts';
import type { ChangeRow, ReplyRow, Standing } from './queries.ts';

/** A call as the timeline shows it: time and name of who called, nothing else (S2.4). */
export interface CallFact {
  readonly callId: string;
  readonly standing: Standing;
  readonly at: Date;
  /** Null: somebody of the company who gave no name. */
  readonly callerName: string | null;
}

/** Everything a timeline is made of. */
export interface TimelineParts {
  readonly row: CaseRow;
  readonly replies: readonly ReplyRow[];
  readonly changes: readonly ChangeRow[];
  readonly joiners: readonly JoinerRow[];
  readonly calls: readonly CallFact[];
  readonly files: ReadonlyMap<string | null, AttachedFile[]>;
  /** The case is part of another one's timeline, which says of every entry where it comes from. */
  readonly isTakenIn?: boolean;
  /** What it begins with stands in this timeline where it was written. */
  readonly isSaidElsewhere?: boolean;
  /** The reply of another case in whose words this one was split off. */
  readonly opening: ReplyRow | undefined;
}

type Authored = Pick<ReplyRow, 'author_membership_id' | 'author_label' | 'author_name'>;

const authorOf = (row: Authored, me: string | null) =>
  row.author_membership_id === null
    ? { side: 'maker' as const, name: row.author_name ?? '', isMe: false }
    : { side: 'customer' as const, name: row.author_label ?? '', isMe: row.author_membership_id === me };

function changeEntry(row: ChangeRow, me: string | null): TimelineEntry {
  const base = { entryId: row.change_id, at: row.at.toISOString() };
  switch (row.kind) {
    case 'received':
      return { kind: 'received', ...base };
    case 'turn':
      return { kind: 'turn', ...base, turn: row.turn! };
    case 'promise':
      return { kind: 'promise', ...base, promisedUpdateAt: iso(row.promised_update_at) };
    case 'solved':
      return { kind: 'solved', ...base, by: authorOf(row, me), cause: row.cause!, remedy: row.remedy! };
    case 'objected':
      return { kind: 'objected', ...base, by: authorOf(row, me), text: row.text ?? '' };
    case 'closed':
      return { kind: 'closed', ...base, how: row.how! };
    case 'stopped':
      return { kind: 'stopped', ...base, reason: row.stop_reason!, text: row.text };
  }
}

/** What comes first of one moment: one act can receive a case, answer it and hand the turn over. */
const rank = (kind: string): number =>
  ({
    opened: 0,
    'also-opened': 0,
    received: 1,
    turn: 3,
    merged: 3,
    unmerged: 3,
    split: 3,
    solved: 4,
    closed: 5,
    stopped: 5,
  })[kind] ?? 2;

/** Orders entries by time. */
export function inOrder<Entry extends { at: string; kind: string; entryId: string }>(entries: Entry[]): Entry[] {
  return entries.sort(
    (a, b) => a.at.localeCompare(b.at) || rank(a.kind) - rank(b.kind) || (a.entryId < b.entryId ? -1 : 1),
  );
}

/** Where an entry stands besides, as a timeline says it. */
export const standingOf = ({ from_number: from, also_in: alsoIn }: Standing) => ({
  ...(from !== null && { from }),
  ...(alsoIn !== null && { alsoIn }),
});

function openedEntry({ row, files, isTakenIn, opening }: TimelineParts, me: string | null): TimelineEntry {
  const entry = {
    ...(opening && standingOf(opening)),
    entryId: row.case_id,
    at: row.opened_at.toISOString(),
    by: authorOf(
      {
        author_membership_id: row.opened_by,
        author_label: row.opened_by_label,
        author_name: row.opened_by_staff_name,
      },
      me,
    ),
  };
  if (!isTakenIn) return { kind: 'opened', ...entry };
  // The page shows what its own case says above the timeline; what another one said stands in it.
  const { severity, error_number: errorNumber, description: text } = row;
  return { kind: 'also-opened', ...entry, severity, errorNumber, text, files: files.get(null) ?? [] };
}

/**
 * The timeline that both sides see.
 * @param me the membership that reads, null for staff
 */
export function timelineOf(parts: TimelineParts, me: string | null): TimelineEntry[] {
  const { row, replies, changes, joiners, calls, files, isSaidElsewhere } = parts;
  const entries: TimelineEntry[] = [
    ...(isSaidElsewhere ? [] : [openedEntry(parts, me)]),
    ...replies.map((reply) => ({
      kind: 'reply' as const,
      ...standingOf(reply),
      entryId: reply.reply_id,
      at: reply.at.toISOString(),
      by: authorOf(reply, me),
      text: reply.text,
      files: files.get(reply.reply_id) ?? [],
    })),
    ...changes.map((change) => changeEntry(change, me)),
    ...joiners.map((joiner) => ({
      kind: 'joined' as const,
      entryId: `${row.case_id}.${joiner.membership_id}`,
      at: joiner.at.toISOString(),
      by: { side: 'customer' as const, name: joiner.label, isMe: joiner.membership_id === me },
    })),
    ...calls.map((call) => ({
      kind: 'call' as const,
      ...standingOf(call.standing),
      entryId: call.callId,
      at: call.at.toISOString(),
      callerName: call.callerName,
    })),
  ];
  return inOrder(parts.isTakenIn ? entries.map((entry) => ({ ...entry, from: row.case_number })) : entries);
}

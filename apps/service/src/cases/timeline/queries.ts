import type { StopReason, Turn } from '#contract';
import { sql, type Tx } from '#platform/database';

/** Who did something: one of the two is set, or neither when the service itself did it. */
interface Authored {
  at: Date;
  author_membership_id: string | null;
  author_staff_id: string | null;
  author_label: string | null;
  author_name: string | null;
}

/** Where an entry stands besides the case whose page is read. */
export interface Standing {
  /** The case in which it was written. */
  case_id: string;
  /** Its number, of an entry that this case brought along when it was split off; null of the case's own. */
  from_number: string | null;
  /** The other case in which it stands since a split. */
  also_in: string | null;
}

/** A reply of either side. */
export interface ReplyRow extends Authored, Standing {
  reply_id: string;
  text: string;
  /** The case begins with it: it was split off in these words. */
  is_opening: boolean;
}

/** A fact that both sides see. */
export interface ChangeRow extends Authored {
  change_id: string;
  kind: 'received' | 'turn' | 'promise' | 'solved' | 'objected' | 'closed' | 'stopped';
  turn: Turn | null;
  promised_update_at: Date | null;
  cause: string | null;
  remedy: string | null;
  text: string | null;
  how: 'confirmed' | 'unopposed' | null;
  stop_reason: StopReason | null;
}

/** A case, and the number of the one that it is read with: its own, or that in which it goes on. */
export interface ReadCase {
  readonly companyId: string;
  readonly caseId: string;
  readonly readAs: string;
}

/** Replies of a case: those written there, and those that it brought along when it was split off. */
export const repliesOfCase = (tx: Tx, { companyId, caseId, readAs }: ReadCase) =>
  tx.rows<ReplyRow>(sql`
    SELECT r.reply_id, r.at, r.text, r.author_membership_id, r.author_staff_id, m.label AS author_label,
      s.name AS author_name, r.case_id, r.from_number, r.is_opening, r.also_in
    FROM (
      SELECT o.company_id, o.reply_id, o.case_id, o.at, o.text, o.author_membership_id, o.author_staff_id,
        NULL AS from_number, false AS is_opening, (
          SELECT n.case_number FROM case_split_entries e
          JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
          WHERE e.company_id = o.company_id AND e.reply_id = o.reply_id AND n.case_number <> ${readAs}
            AND n.goes_on_in IS DISTINCT FROM ${readAs} LIMIT 1) AS also_in
      FROM case_replies o WHERE o.company_id = ${companyId} AND o.case_id = ${caseId}
      UNION ALL
      SELECT b.company_id, b.reply_id, b.case_id, b.at, b.text, b.author_membership_id, b.author_staff_id,
        f.case_number, e.is_opening, f.case_number
      FROM case_split_entries e
      JOIN case_replies b ON b.company_id = e.company_id AND b.reply_id = e.reply_id
      JOIN cases f ON f.company_id = b.company_id AND f.case_id = b.case_id
      WHERE e.company_id = ${companyId} AND e.case_id = ${caseId}) r
    LEFT JOIN memberships m ON m.company_id = r.company_id AND m.membership_id = r.author_membership_id
    LEFT JOIN staff_members s ON s.staff_id = r.author_staff_id
    ORDER BY r.at, r.reply_id LIMIT 2000`);

/** Facts of a case. */
export const changesOfCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<ChangeRow>(sql`
    SELECT h.change_id, h.kind, h.at, h.turn, h.promised_update_at, h.cause, h.remedy, h.text, h.how, h.stop_reason,
      h.author_membership_id, h.author_staff_id, m.label AS author_label, s.name AS author_name
    FROM case_changes h
    LEFT JOIN memberships m ON m.company_id = h.company_id AND m.membership_id = h.author_membership_id
    LEFT JOIN staff_members s ON s.staff_id = h.author_staff_id
    WHERE h.company_id = ${companyId} AND h.case_id = ${caseId} ORDER BY h.at, h.change_id LIMIT 2000`);

/**
 * How many replies, solutions and objections the timeline of a case has, those of cases that go on in it and those that
 * they brought along when they were split off among them: what somebody who writes an answer must have read.
 */
export const answersOfCase = (tx: Tx, of: { company_id: string; case_id: string; case_number: string }) =>
  tx.one<{ answers: number }>(sql`
    WITH family AS (
      SELECT c.company_id, c.case_id FROM cases c
      WHERE c.company_id = ${of.company_id} AND (c.case_id = ${of.case_id} OR c.goes_on_in = ${of.case_number}))
    SELECT (
      (SELECT count(*) FROM family f JOIN case_replies r ON r.company_id = f.company_id AND r.case_id = f.case_id)
      + (SELECT count(*) FROM family f JOIN case_changes h ON h.company_id = f.company_id AND h.case_id = f.case_id
        WHERE h.kind IN ('solved', 'objected'))
      + (SELECT count(DISTINCT e.reply_id) FROM family f
        JOIN case_split_entries e ON e.company_id = f.company_id AND e.case_id = f.case_id AND NOT e.is_opening
        JOIN case_replies r ON r.company_id = e.company_id AND r.reply_id = e.reply_id
        WHERE NOT EXISTS (SELECT FROM family o WHERE o.case_id = r.case_id)))::int AS answers`);

/** A reply that may have been sent before. */
export const replyById = (tx: Tx, companyId: string, replyId: string) =>
  tx.maybe<{ case_id: string; author_membership_id: string | null; author_staff_id: string | null }>(sql`
    SELECT case_id, author_membership_id, author_staff_id FROM case_replies
    WHERE company_id = ${companyId} AND reply_id = ${replyId}`);

/** A fact that may have been sent before. */
export const changeById = (tx: Tx, companyId: string, changeId: string) =>
  tx.maybe<{ case_id: string; kind: string; author_membership_id: string | null }>(sql`
    SELECT case_id, kind, author_membership_id FROM case_changes
    WHERE company_id = ${companyId} AND change_id = ${changeId}`);

/** How a case ended: the newest of its closing or stopping facts. */
export const endOfCase = (tx: Tx, companyId: string, caseId: string, kind: 'closed' | 'stopped') =>
  tx.maybe<Pick<ChangeRow, 'author_membership_id' | 'author_staff_id' | 'how' | 'stop_reason' | 'text'>>(sql`
    SELECT author_membership_id, author_staff_id, how, stop_reason, text FROM case_changes
    WHERE company_id = ${companyId} AND case_id = ${caseId} AND kind = ${kind} ORDER BY at DESC LIMIT 1`);

/** A text from one side to the other. */
export interface NewReply {
  company_id: string;
  case_id: string;
  replyId: string;
  text: string;
}

/** Stores a customer's reply; answers 0 when the id is taken. */
export const customerReplyStored = (tx: Tx, reply: NewReply, membershipId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO case_replies (company_id, reply_id, case_id, at, author_membership_id, text)
    VALUES (${reply.company_id}, ${reply.replyId}, ${reply.case_id}, ${now}, ${membershipId}, ${reply.text})
    ON CONFLICT DO NOTHING`);

/** Stores an answer of staff; answers 0 when the id is taken. */
export const staffReplyStored = (tx: Tx, reply: NewReply, staffId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO case_replies (company_id, reply_id, case_id, at, author_staff_id, text)
    VALUES (${reply.company_id}, ${reply.replyId}, ${reply.case_id}, ${now}, ${staffId}, ${reply.text})
    ON CONFLICT DO NOTHING`);

/** A fact a customer or the service itself makes. */
export interface CustomerChange {
  company_id: string;
  case_id: string;
  changeId: string;
  kind: 'turn' | 'objected' | 'closed';
  turn?: Turn;
  text?: string;
  how?: 'confirmed';
}

/** Stores a customer's fact; answers 0 when the id is taken. */
export const customerChangeStored = (tx: Tx, change: CustomerChange, membershipId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO case_changes (company_id, change_id, case_id, kind, at, author_membership_id, turn, text, how)
    VALUES (${change.company_id}, ${change.changeId}, ${change.case_id}, ${change.kind}, ${now}, ${membershipId},
      ${change.turn ?? null}, ${change.text ?? null}, ${change.how ?? null})
    ON CONFLICT DO NOTHING`);

/** A fact that staff make. */
export interface StaffChange {
  company_id: string;
  case_id: string;
  changeId: string;
  kind: 'received' | 'turn' | 'promise' | 'solved' | 'stopped';
  turn?: Turn;
  promisedUpdateAt?: Date | null;
  cause?: string;
  remedy?: string;
  text?: string | null;
  stopReason?: StopReason;
}

/** Stores a fact of staff. */
export const staffChangeStored = (tx: Tx, change: StaffChange, staffId: string, now: Date) =>
  tx.later(sql`
    INSERT INTO case_changes (company_id, change_id, case_id, kind, at, author_staff_id, turn, promised_update_at,
      cause, remedy, text, stop_reason)
    VALUES (${change.company_id}, ${change.changeId}, ${change.case_id}, ${change.kind}, ${now}, ${staffId},
      ${change.turn ?? null}, ${change.promisedUpdateAt ?? null}, ${change.cause ?? null}, ${change.remedy ?? null},
      ${change.text ?? null}, ${change.stopReason ?? null})`);

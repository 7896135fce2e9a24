import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { heldColumns } from '../queries.ts';

/** Open cases of one company within the viewer's scope, held until the act ends. */
export const openCasesHeldAcrossCompanies = (tx: Tx, scope: Scope, companyId: string) =>
  tx.rows<DeskHeldCase>(sql`
    SELECT ${heldColumns}, c.priority, c.assignee FROM cases c
    WHERE c.company_id = ${companyId} AND c.state IN ('sent', 'received', 'in-progress', 'solved')
      AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    ORDER BY c.case_id FOR UPDATE OF c`);

/** A page of what is handed out of a company: what comes after an id, in the order of ids. */
export interface ArchivePage {
  readonly companyId: string;
  /** The id that came last; the smallest there is to begin with. */
  readonly after: string;
  readonly limit: number;
}

/** What a customer may read of every case, for handing out, with what it brought along when it was split off. */
export const casesOfArchive = (tx: Tx, { companyId, after, limit }: ArchivePage) =>
  tx.rows<{ case_number: string; case_id: string }>(sql`
    SELECT c.case_id, c.case_number, c.machine_number, c.model, c.opened_at, m.label AS opened_by,
      b.name AS opened_by_maker, c.reason, c.severity,
      c.error_number, c.description, c.language, k.label AS contact, c.call_back_number, c.alarms, c.alarms_at,
      c.control_software, c.state, c.goes_on_in, c.solved_at, c.cause, c.remedy, (
        SELECT json_build_object('case_id', p.from_case_id, 'replies', (
            SELECT json_agg(e.reply_id ORDER BY e.reply_id) FROM case_split_entries e
            WHERE e.company_id = p.company_id AND e.case_id = p.case_id), 'calls', (
            SELECT json_agg(e.call_id ORDER BY e.call_id) FROM case_split_calls e
            WHERE e.company_id = p.company_id AND e.case_id = p.case_id))
        FROM case_splits p WHERE p.company_id = c.company_id AND p.case_id = c.case_id) AS split_from
    FROM cases c LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = c.opened_by
    LEFT JOIN staff_members b ON b.staff_id = c.opened_by_staff
    LEFT JOIN memberships k ON k.company_id = c.company_id AND k.membership_id = c.contact_membership_id
    WHERE c.company_id = ${companyId} AND c.case_id > ${after} ORDER BY c.case_id LIMIT ${limit}`);

/** Replies of both sides; internal notes are no part of it. */
export const repliesOfArchive = (tx: Tx, { companyId, after, limit }: ArchivePage) =>
  tx.rows<{ reply_id: string }>(sql`
    SELECT r.case_id, r.reply_id, r.at, r.text, m.label AS by_customer, s.name AS by_maker FROM case_replies r
    LEFT JOIN memberships m ON m.company_id = r.company_id AND m.membership_id = r.author_membership_id
    LEFT JOIN staff_members s ON s.staff_id = r.author_staff_id
    WHERE r.company_id = ${companyId} AND r.reply_id > ${after} ORDER BY r.reply_id LIMIT ${limit}`);

/** Facts that both sides see. */
export const changesOfArchive = (tx: Tx, { companyId, after, limit }: ArchivePage) =>
  tx.rows<{ change_id: string }>(sql`
    SELECT h.change_id, h.case_id, h.kind, h.at, h.turn, h.promised_update_at, h.cause, h.remedy, h.text, h.how, h.stop_reason,
      m.label AS by_customer, s.name AS by_maker FROM case_changes h
    LEFT JOIN memberships m ON m.company_id = h.company_id AND m.membership_id = h.author_membership_id
    LEFT JOIN staff_members s ON s.staff_id = h.author_staff_id
    WHERE h.company_id = ${companyId} AND h.change_id > ${after} ORDER BY h.change_id LIMIT ${limit}`);

/** A file to hand out, with where its bytes lie. */
export interface ArchivedFile {
  file_id: string;
  case_id: string;
  reply_id: string | null;
  file_name: string;
  type: string;
  bytes: string;
  caption: string | null;
  storage_key: string;
}

/** Every file of the company's cases. */
export const filesOfArchive = (tx: Tx, { companyId, after, limit }: ArchivePage) =>
  tx.rows<ArchivedFile>(sql`
    SELECT file_id, case_id, reply_id, file_name, type, bytes, caption, storage_key FROM files
    WHERE company_id = ${companyId} AND file_id > ${after} ORDER BY file_id LIMIT ${limit}`);

/** Who is and was in the company, by label. */
export const membersOfArchive = (tx: Tx, companyId: string) =>
  tx.rows<object>(sql`
    SELECT label, role, since, left_at FROM memberships WHERE company_id = ${companyId} ORDER BY since, membership_id`);

/** Number and name of the company. */
export const companyOfArchive = (tx: Tx, companyId: string) =>
  tx.maybe<{ customer_number: string; name: string }>(sql`
    SELECT customer_number, name FROM companies WHERE company_id = ${companyId}`);

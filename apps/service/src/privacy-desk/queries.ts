import { sql, type Tx } from '#platform/database';

/** An audit entry with the name of its actor, where there is one. */
export interface AuditRow {
  entry_id: string;
  at: Date;
  actor_kind: string;
  actor_person_id: string | null;
  actor_name: string | null;
  what: string;
  payload: { subjects?: string[]; about?: Record<string, string | number | boolean | null> } | null;
}

/** Which entries a list shows. */
export interface AuditFilter {
  subject: string | null;
  actor: string | null;
  what: string | null;
  /** A number or id that an entry is about. */
  about: string | null;
  from: string | null;
  to: string | null;
  before: { at: string; entryId: string } | null;
  limit: number;
}

const nothing = sql``;

/** Entries of every company, newest first. */
export function entriesAcrossCompanies(tx: Tx, filter: AuditFilter): Promise<AuditRow[]> {
  const { subject, actor, what, from, to, before } = filter;
  const seen = subject ? sql` AND e.payload @> ${JSON.stringify({ subjects: [subject] })}::jsonb` : nothing;
  const by = actor ? sql` AND e.actor_person_id = ${actor}` : nothing;
  const act = what ? sql` AND e.what = ${what}` : nothing;
  const thing = filter.about
    ? sql` AND EXISTS (SELECT 1 FROM jsonb_each_text(e.payload->'about') o WHERE o.value = ${filter.about})`
    : nothing;
  const since = from ? sql` AND e.at >= ${from}::timestamptz` : nothing;
  const until = to ? sql` AND e.at < ${to}::timestamptz` : nothing;
  const after = before ? sql` AND (e.at, e.entry_id) < (${before.at}::timestamptz, ${before.entryId}::uuid)` : nothing;
  return tx.rows<AuditRow>(sql`
    SELECT e.entry_id, e.at, e.actor_kind, e.actor_person_id, e.what, e.payload, coalesce(s.name, (SELECT m.label FROM memberships m
      WHERE m.person_id = e.actor_person_id ORDER BY m.left_at IS NULL DESC, m.membership_id LIMIT 1)) AS actor_name
    FROM audit_entries e LEFT JOIN staff_members s ON s.staff_id = e.actor_person_id
    WHERE true${seen}${by}${act}${thing}${since}${until}${after} ORDER BY e.at DESC, e.entry_id DESC LIMIT ${filter.limit}`);
}

/** Number and name of companies that entries are about. */
export const companiesNamedAcrossCompanies = (tx: Tx, companyIds: readonly string[]) =>
  tx.rows<{ company_id: string; customer_number: string; name: string }>(sql`
    SELECT c.company_id, c.customer_number, c.name FROM companies c WHERE c.company_id = ANY (${companyIds}::uuid[])`);

import type { z } from 'zod';
import type { AuditEntry, routes } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import type { StaffActor } from '../people/index.ts';
import { type AuditRow, companiesNamedAcrossCompanies, entriesAcrossCompanies } from './queries.ts';

const pageSize = 50;

const companyIdOf = (row: AuditRow): string | null => {
  const id = row.payload?.about?.companyId;
  return typeof id === 'string' && isUuid(id) ? id : null;
};

/** Companies by their ids; one that is gone has no name any more. */
async function companiesOf(act: Act<StaffActor>, rows: readonly AuditRow[]) {
  const ids = [...new Set(rows.flatMap((row) => companyIdOf(row) ?? []))];
  const named = ids.length > 0 ? await companiesNamedAcrossCompanies(act.tx, ids) : [];
  return new Map(
    named.map((one) => [
      one.company_id,
      { companyId: one.company_id, customerNumber: one.customer_number, name: one.name },
    ]),
  );
}

/** Who did or saw what, newest first. */
export async function listAuditEntries(
  act: Act<StaffActor>,
  query: z.output<typeof routes.listAuditEntries.query>,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const keys = readCursor(query.cursor, [isInstant, isUuid]);
  const rows = await entriesAcrossCompanies(act.tx, {
    subject: query.subject ?? null,
    actor: query.actor ?? null,
    what: query.what ?? null,
    about: query.about?.trim() || null,
    from: query.from ?? null,
    to: query.to ?? null,
    before: keys ? { at: keys[0]!, entryId: keys[1]! } : null,
    limit: pageSize + 1,
  });
  const { page, next } = pageOf(rows, pageSize, (row) => [row.at.toISOString(), row.entry_id]);
  // Whoever reads who saw whom has seen them all; whom the question was about is named even when there was no answer.
  act.saw(
    query.subject,
    query.actor,
    ...page.flatMap((row) => [row.actor_person_id, ...(row.payload?.subjects ?? [])]),
  );
  const companies = await companiesOf(act, page);
  const entries = page.map((row) => ({
    entryId: row.entry_id,
    at: row.at.toISOString(),
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    what: row.what,
    subjects: row.payload?.subjects ?? [],
    about: row.payload?.about ?? {},
    company: companies.get(companyIdOf(row) ?? '') ?? null,
  }));
  return { entries, next };
}

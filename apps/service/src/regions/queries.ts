import type { Difference, HomeFact, HomeReport, MisuseDay, PersonAbroad } from '#contract';
import { sql, type Tx } from '#platform/database';

type FactRow = Omit<HomeFact, 'occurredAt'> & { readonly occurredAt: Date };

/** Facts that wait for home, the oldest first. */
export const factsForHome = (tx: Tx, limit: number) =>
  tx.rows<FactRow>(sql`
    SELECT event_id AS "eventId", kind, person_id AS "personId", occurred_at AS "occurredAt" FROM home_facts
    WHERE told_at IS NULL ORDER BY occurred_at, event_id LIMIT ${limit}`);

/** Marks facts as kept by home; whom they were about is not kept here any longer. */
export const factsTold = (tx: Tx, eventIds: readonly string[], now: Date) =>
  tx.run(sql`
    UPDATE home_facts SET told_at = ${now}, person_id = NULL
    WHERE event_id = ANY (${eventIds}::uuid[]) AND told_at IS NULL`);

/** Empties what waited for too long, so that no id stays in the outbox; home compares everything instead. */
export const lateFactsEmptied = (tx: Tx, before: Date) =>
  tx.run(sql`UPDATE home_facts SET person_id = NULL WHERE occurred_at < ${before} AND person_id IS NOT NULL`);

/** Removes facts that home has had since before a moment. */
export const toldFactsRemoved = (tx: Tx, before: Date) => tx.run(sql`DELETE FROM home_facts WHERE told_at < ${before}`);

/** How many facts wait, and since when; and when somebody asked for a comparison that has not been fetched. */
export const factsWaiting = (tx: Tx) =>
  tx.one<{ waiting: number; oldest: Date | null; asked: Date | null }>(sql`
    SELECT count(*)::int AS waiting, min(occurred_at) AS oldest,
      max(occurred_at) FILTER (WHERE kind = 'ComparisonAsked') AS asked
    FROM home_facts WHERE told_at IS NULL`);

/** Keeps the wish for a comparison; the same one again is no second one. */
export const comparisonAsked = (tx: Tx, eventId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO home_facts (event_id, kind, occurred_at) VALUES (${eventId}, 'ComparisonAsked', ${now})
    ON CONFLICT (event_id) DO NOTHING`);

/** Random ids known here after one of them, in their order, with what home told of them. */
export const peopleAfter = (tx: Tx, after: string | null, limit: number) =>
  tx.rows<PersonAbroad>(sql`
    WITH known AS (
      (SELECT person_id FROM people WHERE person_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
        ORDER BY person_id LIMIT ${limit})
      UNION
      (SELECT DISTINCT person_id FROM consent_states
        WHERE person_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
        ORDER BY person_id LIMIT ${limit})
    )
    SELECT k.person_id AS "personId", coalesce(s.states, '[]'::jsonb) AS consents FROM known k
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'given', c.given)) AS states
      FROM consent_states c WHERE c.person_id = k.person_id
    ) s ON true
    ORDER BY k.person_id LIMIT ${limit}`);

/** What home reported last, flat. */
export interface ReportRow {
  readonly reported_at: Date;
  readonly decisions_waiting: number;
  readonly oldest_decision_at: Date | null;
  readonly transfer_year: number;
  readonly transferred_persons: number;
  readonly thresholds: number[];
  readonly compared_at: Date | null;
  readonly persons_home: number | null;
  readonly persons_service: number | null;
}

/** The last report of home, if there was one. */
export const lastReport = (tx: Tx) =>
  tx.maybe<ReportRow>(sql`
    SELECT reported_at, decisions_waiting, oldest_decision_at, transfer_year, transferred_persons, thresholds, compared_at,
      persons_home, persons_service FROM home_reports WHERE report_id = 1`);

/** Keeps a report unless a later one is there. Answers how many rows changed. */
export const reportKept = (tx: Tx, { reportedAt, decisions, transfers, comparison }: HomeReport) =>
  tx.run(sql`
    INSERT INTO home_reports (report_id, reported_at, decisions_waiting, oldest_decision_at, transfer_year,
      transferred_persons, thresholds, compared_at, persons_home, persons_service)
    VALUES (1, ${reportedAt}, ${decisions.waiting}, ${decisions.oldestAt}, ${transfers.year}, ${transfers.persons},
      ${transfers.thresholds}, ${comparison?.comparedAt ?? null}, ${comparison?.personsHome ?? null},
      ${comparison?.personsService ?? null})
    ON CONFLICT (report_id) DO UPDATE SET reported_at = excluded.reported_at,
      decisions_waiting = excluded.decisions_waiting, oldest_decision_at = excluded.oldest_decision_at,
      transfer_year = excluded.transfer_year, transferred_persons = excluded.transferred_persons,
      thresholds = excluded.thresholds, compared_at = excluded.compared_at, persons_home = excluded.persons_home,
      persons_service = excluded.persons_service
    WHERE home_reports.reported_at < excluded.reported_at`);

/** Writes the differences of the last comparison in place of those of the one before. */
export async function differencesReplaced(tx: Tx, differences: readonly Difference[]): Promise<void> {
  await tx.run(sql`DELETE FROM region_differences`);
  for (const { kind, persons, examples } of differences)
    await tx.run(sql`
      INSERT INTO region_differences (kind, persons, examples) VALUES (${kind}, ${persons}, ${examples}::uuid[])`);
}

/** Where the regions differed, with the ids. */
export const differencesKept = (tx: Tx) =>
  tx.rows<Difference>(sql`SELECT kind, persons, examples FROM region_differences ORDER BY kind LIMIT 10`);

/** Where the regions differed, by number only. */
export const differencesCounted = (tx: Tx) =>
  tx.rows<Pick<Difference, 'kind' | 'persons'>>(
    sql`SELECT kind, persons FROM region_differences ORDER BY kind LIMIT 10`,
  );

/** Refuses tokens of a person from before a moment; the later moment stays. */
export const tokensEnded = (tx: Tx, personId: string, endedAt: Date) =>
  tx.run(sql`
    INSERT INTO ended_tokens (person_id, ended_at) VALUES (${personId}, ${endedAt})
    ON CONFLICT (person_id) DO UPDATE SET ended_at = greatest(ended_tokens.ended_at, excluded.ended_at)`);

/** Forgets endings whose tokens have ended by themselves. */
export const endedTokensForgotten = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM ended_tokens WHERE ended_at < ${before}`);

/** Writes what was conspicuous at home in place of what home said before. */
export async function misuseReplaced(tx: Tx, days: readonly MisuseDay[]): Promise<void> {
  const all = <Value>(read: (one: MisuseDay) => Value) => days.map(read);
  await tx.run(sql`DELETE FROM home_misuse`);
  await tx.run(sql`
    INSERT INTO home_misuse (day, kind, times, sources)
    SELECT * FROM unnest(${all(({ day }) => day)}::date[], ${all(({ kind }) => kind)}::text[],
      ${all(({ times }) => times)}::int[], ${all(({ sources }) => sources)}::int[])
    ON CONFLICT (day, kind) DO NOTHING`);
}

import type { DifferenceKind } from '#contract';
import type { ConsentKind } from '#contract/home';
import { sql, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import type { TextSince } from '../policies/queries.ts';

/** Counts a person for a year, once however often it is asked; answers whether it was the first time. */
export const transferCounted = async (tx: Tx, year: number, serviceId: string, now: Date): Promise<boolean> =>
  (await tx.run(sql`
    INSERT INTO service_transfers (year, service_id, first_at) VALUES (${year}, ${serviceId}, ${now})
    ON CONFLICT (year, service_id) DO NOTHING`)) > 0;

/** Whether a person took a token for the service region in one of these years. */
export const tookToken = async (tx: Tx, years: readonly number[], serviceId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS one FROM service_transfers WHERE year = ANY (${years}::int[]) AND service_id = ${serviceId} LIMIT 1`)) !==
  undefined;

/** How many persons were counted in a year. */
export const transfersOf = async (tx: Tx, year: number): Promise<number> =>
  (await tx.one<{ persons: number }>(sql`SELECT count(*)::int AS persons FROM service_transfers WHERE year = ${year}`))
    .persons;

/** Forgets who was counted in years that are over for three years. */
export const oldTransfersRemoved = (tx: Tx, before: number) =>
  tx.run(sql`DELETE FROM service_transfers WHERE year < ${before}`);

/** Keeps that a fact was had; answers false when it was had before. */
export const factReceived = async (tx: Tx, eventId: string, now: Date): Promise<boolean> =>
  (await tx.run(sql`
    INSERT INTO received_facts (event_id, received_at) VALUES (${eventId}, ${now})
    ON CONFLICT (event_id) DO NOTHING`)) > 0;

/** Forgets facts that the service region has removed long ago. */
export const oldFactsForgotten = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM received_facts WHERE received_at < ${before}`);

/** Keeps when persons were first seen abroad. */
export const seenAbroad = (tx: Tx, serviceIds: readonly string[], at: Date) =>
  tx.run(sql`
    UPDATE service_persons SET seen_abroad_at = ${at}
    WHERE service_id = ANY (${serviceIds}::uuid[]) AND seen_abroad_at IS NULL`);

/** A person at home as the comparison sees them. */
export interface PersonAtHome {
  readonly service_id: string;
  readonly seen_abroad_at: Date | null;
  readonly states: readonly {
    readonly kind: ConsentKind;
    readonly given: boolean;
    readonly version: number;
    readonly language: 'zh' | 'en' | 'de';
    readonly decidedAt: string;
  }[];
}

const decisions = sql`
  SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'given', c.given, 'version', c.version, 'language', c.language,
    'decidedAt', c.decided_at)) AS states
  FROM consent_states c WHERE c.account_id = p.account_id`;

/** Random ids of home after one and up to another, in their order, with where the persons stand. */
export const personsBetween = (tx: Tx, after: string | null, upTo: string | null) =>
  tx.rows<PersonAtHome>(sql`
    SELECT p.service_id, p.seen_abroad_at, coalesce(s.states, '[]'::jsonb) AS states
    FROM service_persons p
    LEFT JOIN LATERAL (${decisions}) s ON true
    WHERE p.service_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      AND p.service_id <= coalesce(${upTo}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    ORDER BY p.service_id`);

/** Where a person stands, for the service region. */
export interface StandingToTell {
  readonly personId: string;
  readonly given: Readonly<Record<string, boolean>>;
  readonly decidedAt: Date;
}

/** Lets where people stand wait to be told, like decisions. */
export const standingsWait = (tx: Tx, people: readonly StandingToTell[], now: Date) => {
  const ids = people.map(() => newId(now));
  const bodies = people.map(({ personId, given, decidedAt }) =>
    JSON.stringify({ personId, ...given, decidedAt: decidedAt.toISOString() }),
  );
  return tx.run(sql`
    INSERT INTO outbox_events (event_id, kind, body, occurred_at)
    SELECT e.event_id, 'ConsentsDecided', e.body::jsonb, ${now}::timestamptz
    FROM unnest(${ids}::uuid[], ${bodies}::text[]) AS e (event_id, body)`);
};

/** The last version whose effect on optional consents was followed; -1: none was. */
export const lastEffectFollowed = async (tx: Tx): Promise<number> =>
  (await tx.one<{ version: number }>(sql`SELECT coalesce(max(version), -1) AS version FROM policy_effects`)).version;

/** Takes it upon this transaction to follow the effect of a version; false when another one has done so. */
export const effectFollowed = async (tx: Tx, version: number, now: Date): Promise<boolean> =>
  (await tx.run(sql`
    INSERT INTO policy_effects (version, followed_at) VALUES (${version}, ${now}) ON CONFLICT (version) DO NOTHING`)) >
  0;

/** People known abroad who agreed to an optional text that is another one since, in the order of their ids. */
export const personsWhoseTextEnded = (tx: Tx, texts: readonly TextSince[], after: string | null, limit: number) =>
  tx.rows<PersonAtHome>(sql`
    SELECT p.service_id, p.seen_abroad_at, coalesce(s.states, '[]'::jsonb) AS states
    FROM service_persons p
    LEFT JOIN LATERAL (${decisions}) s ON true
    WHERE p.service_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      AND (p.seen_abroad_at IS NOT NULL OR EXISTS (SELECT 1 FROM service_transfers t WHERE t.service_id = p.service_id))
      AND EXISTS (
        SELECT 1 FROM consent_states o
        JOIN unnest(${texts.map(({ kind }) => kind)}::text[], ${texts.map(({ language }) => language)}::text[],
          ${texts.map(({ since }) => since)}::integer[]) AS ended (kind, language, since)
          ON ended.kind = o.kind AND ended.language = o.language
        WHERE o.account_id = p.account_id AND o.given AND o.version < ended.since
      )
    ORDER BY p.service_id LIMIT ${limit}`);

/** Empties decisions that could not be told within their time; answers how many. They wait on, without saying of whom. */
export const lateDecisionsEmptied = (tx: Tx, before: Date) =>
  tx.run(sql`
    UPDATE outbox_events SET body = '{}' WHERE relayed_at IS NULL AND occurred_at < ${before} AND body <> '{}'`);

/** Ends the wait of emptied decisions: everybody was compared since, and whoever differed is told. */
export const emptiedDecisionsDone = (tx: Tx, before: Date, now: Date) =>
  tx.run(sql`
    UPDATE outbox_events SET relayed_at = ${now} WHERE relayed_at IS NULL AND body = '{}' AND occurred_at < ${before}`);

/** Lets a comparison that could not reach the service region be tried again soon. */
export const comparisonPutOff = (tx: Tx, slot: string, until: Date) =>
  tx.run(sql`UPDATE comparisons SET next_try_at = ${until} WHERE slot = ${slot} AND ended_at IS NULL`);

/** Lets a comparison be done; the same slot again is the same comparison. */
export const comparisonWanted = (tx: Tx, slot: string, now: Date) =>
  tx.run(sql`
    INSERT INTO comparisons (slot, began_at, next_try_at) VALUES (${slot}, ${now}, ${now})
    ON CONFLICT (slot) DO NOTHING`);

/** Takes one comparison that is due, and nobody else takes it before `again`: a process that dies leaves it to others. */
export const comparisonTaken = (tx: Tx, now: Date, again: Date) =>
  tx.maybe<{ slot: string }>(sql`
    UPDATE comparisons SET began_at = ${now}, next_try_at = ${again}
    WHERE slot = (
      SELECT slot FROM comparisons WHERE ended_at IS NULL AND next_try_at <= ${now} ORDER BY next_try_at, slot LIMIT 1
      FOR UPDATE SKIP LOCKED
    ) RETURNING slot`);

/** Ends a comparison with what it found, and forgets what the ones before had found. */
export async function comparisonEnded(
  tx: Tx,
  slot: string,
  found: { readonly home: number; readonly service: number; readonly differences: ReadonlyMap<string, DifferenceKind> },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    UPDATE comparisons SET ended_at = ${now}, persons_home = ${found.home}, persons_service = ${found.service}
    WHERE slot = ${slot}`);
  await tx.run(sql`DELETE FROM comparison_differences`);
  const ids = [...found.differences.keys()];
  const kinds = [...found.differences.values()];
  await tx.run(sql`
    INSERT INTO comparison_differences (slot, kind, service_id)
    SELECT ${slot}, d.kind, d.service_id FROM unnest(${kinds}::text[], ${ids}::uuid[]) AS d (kind, service_id)`);
}

/** The comparison that ended last. */
export const lastComparison = (tx: Tx) =>
  tx.maybe<{ slot: string; ended_at: Date; persons_home: number; persons_service: number }>(sql`
    SELECT slot, ended_at, persons_home, persons_service FROM comparisons WHERE ended_at IS NOT NULL
    ORDER BY ended_at DESC, slot LIMIT 1`);

/** What the last comparison found, by kind, with the first ids. */
export const differencesFound = (tx: Tx, namedAtMost: number) =>
  tx.rows<{ kind: DifferenceKind; persons: number; examples: string[] }>(sql`
    SELECT kind, count(*)::int AS persons, (array_agg(service_id ORDER BY service_id))[1:${namedAtMost}::int] AS examples
    FROM comparison_differences GROUP BY kind ORDER BY kind LIMIT 10`);

/** Forgets comparisons of long ago. */
export const oldComparisonsRemoved = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM comparisons WHERE began_at < ${before}`);

/** How many decisions wait to be told, and since when. */
export const decisionsWaiting = (tx: Tx) =>
  tx.one<{ waiting: number; oldest: Date | null }>(sql`
    SELECT count(*)::int AS waiting, min(occurred_at) AS oldest FROM outbox_events WHERE relayed_at IS NULL`);

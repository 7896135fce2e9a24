import type { MisuseDay } from '#contract';
import { conspicuousFrom } from '#platform/access-log';
import { sql, type Tx } from '#platform/database';
import type { Finding } from './letter.ts';

/** One person or address with what was counted of it. */
export interface ConspicuousRow {
  readonly kind: 'customer' | 'staff' | null;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly address: string;
  readonly failed: number;
  readonly not_found: number;
  readonly busiest: number;
  readonly last_at: Date;
}

const failedSignIn = sql`route = 'staffSignIn' AND status IN (401, 429)`;

/** Who was conspicuous since a moment, most recent first; the log of use has lines of every company. */
export const conspicuousInLogAcrossCompanies = (tx: Tx, since: Date) =>
  tx.rows<ConspicuousRow>(sql`
    WITH hours AS (
      SELECT person_kind, person_id, CASE WHEN person_id IS NULL THEN address END AS place, max(address) AS address,
        count(*) AS requests, count(*) FILTER (WHERE ${failedSignIn}) AS failed,
        count(*) FILTER (WHERE status = 404) AS not_found, max(at) AS last_at
      FROM access_log WHERE at >= ${since} GROUP BY person_kind, person_id, place, date_trunc('hour', at))
    SELECT h.person_kind AS kind, h.person_id, s.name, max(h.address) AS address, sum(h.failed)::integer AS failed,
      sum(h.not_found)::integer AS not_found, max(h.requests)::integer AS busiest, max(h.last_at) AS last_at
    FROM hours h LEFT JOIN staff_members s ON s.staff_id = h.person_id
    GROUP BY h.person_kind, h.person_id, h.place, s.name
    HAVING sum(h.failed) >= ${conspicuousFrom['failed-sign-ins']} OR sum(h.not_found) >= ${conspicuousFrom['foreign-ids']}
      OR max(h.requests) >= ${conspicuousFrom.volume}
    ORDER BY max(h.last_at) DESC, h.place, h.person_id LIMIT 100`);

/** How many requests there were, how many sign-ins failed, how many were refused as too many. */
export const sumsOfLogAcrossCompanies = (tx: Tx, since: Date) =>
  tx.one<{ requests: number; failed: number; throttled: number }>(sql`
    SELECT count(*)::integer AS requests, (count(*) FILTER (WHERE ${failedSignIn}))::integer AS failed,
      (count(*) FILTER (WHERE status = 429))::integer AS throttled
    FROM access_log WHERE at >= ${since}`);

/** What was conspicuous at home, as home said last. */
export const misuseAtHome = (tx: Tx) =>
  tx.rows<MisuseDay>(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, kind, times, sources FROM home_misuse ORDER BY day, kind LIMIT 30`);

type Told = Pick<Finding, 'place' | 'kind' | 'day'>;

const columnsOf = (told: readonly Told[]) => ({
  places: told.map(({ place }) => place),
  kinds: told.map(({ kind }) => kind),
  days: told.map(({ day }) => day),
});

/** Notes what is about to be told by mail; answers what nobody had noted before. */
export const misuseClaimed = (tx: Tx, told: readonly Told[], now: Date) => {
  const { places, kinds, days } = columnsOf(told);
  return tx.rows<Told>(sql`
    INSERT INTO misuse_mails (place, kind, day, told_at)
    SELECT place, kind, day, ${now} FROM unnest(${places}::text[], ${kinds}::text[], ${days}::date[]) t (place, kind, day)
    ON CONFLICT DO NOTHING RETURNING place, kind, to_char(day, 'YYYY-MM-DD') AS day`);
};

/** Takes back what could not be told. */
export const misuseReleased = (tx: Tx, told: readonly Told[]) => {
  const { places, kinds, days } = columnsOf(told);
  return tx.run(sql`
    DELETE FROM misuse_mails m USING unnest(${places}::text[], ${kinds}::text[], ${days}::date[]) t (place, kind, day)
    WHERE m.place = t.place AND m.kind = t.kind AND m.day = t.day`);
};

/** Forgets what was told long ago. */
export const misuseForgotten = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM misuse_mails WHERE told_at < ${before}`);

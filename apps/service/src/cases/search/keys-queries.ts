import { type Query, sql, type Tx, written } from '#platform/database';
import type { Queries } from './words.ts';

/**
 * So many cases that have the words are looked at and put in order. More than these means that the words are common,
 * and then the newest are met soon by going back in time.
 */
const probeAtMost = 2_000;

/** Where a search stands: after this case come the next. */
export interface Before {
  readonly rank: number;
  readonly openedAt: string;
  readonly caseId: string;
}

/** So many of the newest cases are looked at before the index of words is asked: a common word stands in enough of them. */
const recentAtMost = 400;

/** Cases with some words, as close as `rank` says, behind the walls of whoever looks. */
interface Wanted {
  readonly rank: number;
  readonly words: string;
  readonly walls: Query;
  readonly before: Before | null;
  readonly limit: number;
  /** What must be so for the index to be asked at all. */
  readonly when: Query;
}

/**
 * The newest cases with some words. PostgreSQL cannot know how often words of one term stand together, so it is not left
 * to choose: the index of words is asked for a bounded number; when there are more, `ts_match_vq`, which no index of
 * words serves, sends it back in time. Both ways read what a page needs, however many cases there are.
 */
function newestWith({ rank, words, walls, before, limit, when }: Wanted): Query {
  const after =
    before?.rank === rank
      ? sql` AND (w.opened_at, w.case_id) < (${before.openedAt}::timestamptz, ${before.caseId}::uuid)`
      : sql``;
  const newest = sql`ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(limit)}`;
  return sql`(
    WITH probe AS MATERIALIZED (SELECT w.opened_at, w.company_id, w.case_id FROM case_words w
      WHERE ${when} AND ${walls} AND w.words @@ ${words}::tsquery LIMIT ${written(probeAtMost)})
    (SELECT ${rank}::int AS rank, w.opened_at, w.company_id, w.case_id FROM probe w
      WHERE (SELECT count(*) FROM probe) < ${probeAtMost}${after} ${newest})
    UNION ALL
    (SELECT ${rank}::int, w.opened_at, w.company_id, w.case_id FROM case_words w
      WHERE (SELECT count(*) FROM probe) >= ${probeAtMost} AND ${walls}
        AND ts_match_vq(w.words, ${words}::tsquery)${after} ${newest}))`;
}

/** What is looked for, behind which walls, from where on. */
export interface WantedKeys {
  readonly queries: Queries;
  readonly walls: Query;
  readonly before: Before | null;
  readonly limit: number;
}

/**
 * Keys of cases in whose words everything is found: first those whose own number was typed (rank 2), then those with
 * whole words (1), then those with words that begin so (0); each the last opened first.
 */
export function keysWith({ queries: { found, asWhole, ownNumber }, walls, before, limit }: WantedKeys): Query {
  const isWhole = `(${asWhole}) & !(${ownNumber})`;
  const classes: [rank: number, words: string][] = [
    [2, `(${found}) & (${ownNumber})`],
    [1, isWhole],
  ];
  // Of Chinese every piece is whole: then nothing is left that only begins so.
  if (asWhole !== found) classes.push([0, `(${found}) & !(${asWhole}) & !(${ownNumber})`]);
  const known = sql`
    recent AS MATERIALIZED (
      SELECT 1 AS rank, w.opened_at, w.company_id, w.case_id FROM (
        SELECT w.opened_at, w.company_id, w.case_id, w.words FROM case_words w WHERE ${walls}
        ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(before ? 0 : recentAtMost)}) w
      WHERE ts_match_vq(w.words, ${isWhole}::tsquery)
      ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(limit)})`;
  let closer = known;
  let enough = sql`(SELECT count(*) FROM recent) < ${limit}`;
  const names: Query[] = [];
  for (const [rank, words] of classes.filter(([each]) => !before || each <= before.rank)) {
    const name = { text: `rank_${rank}`, values: [], name: '' };
    // Own numbers come before whatever is recent; what is less close is asked for only while the page is not full.
    const when = rank === 2 ? sql`true` : enough;
    closer = sql`${closer}, ${name} AS MATERIALIZED ${newestWith({ rank, words, walls, before, limit, when })}`;
    if (rank < 2) enough = sql`${enough} AND (SELECT count(*) FROM ${name}) < ${limit}`;
    names.push(name);
  }
  const all = names.reduce(
    (some, name) => sql`${some} UNION ALL SELECT * FROM ${name}`,
    sql`SELECT * FROM recent WHERE (SELECT count(*) FROM recent) >= ${limit}`,
  );
  return sql`
    WITH ${closer} SELECT f.* FROM (${all}) f
    ORDER BY f.rank DESC, f.opened_at DESC, f.case_id DESC LIMIT ${written(limit)}`;
}

/** Reading a large table from one end is never the way to a bounded number of cases; PostgreSQL hopes it is. */
export const searchByIndexOnly = (tx: Tx): void => tx.later({ ...sql`SET LOCAL enable_seqscan = off`, name: '' });

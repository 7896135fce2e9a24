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

/** Cases with some words, as close as `rank` says, behind the walls of whoever looks. */
interface Wanted {
  readonly rank: number;
  readonly words: string;
  readonly walls: Query;
  readonly before: Before | null;
  readonly limit: number;
}

/**
 * The newest cases with some words. PostgreSQL cannot know how often words of one term stand together, so it is not left
 * to choose: the index of words is asked for a bounded number; when there are more, `ts_match_vq`, which no index of
 * words serves, sends it back in time. Both ways read what a page needs, however many cases there are.
 */
function newestWith({ rank, words, walls, before, limit }: Wanted): Query {
  const after =
    before?.rank === rank
      ? sql` AND (w.opened_at, w.case_id) < (${before.openedAt}::timestamptz, ${before.caseId}::uuid)`
      : sql``;
  const newest = sql`ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(limit)}`;
  return sql`(
    WITH probe AS MATERIALIZED (SELECT w.opened_at, w.company_id, w.case_id FROM case_words w
      WHERE ${walls} AND w.words @@ ${words}::tsquery LIMIT ${written(probeAtMost)})
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
  const classes = [`(${found}) & (${ownNumber})`, `(${asWhole}) & !(${ownNumber})`];
  // Of Chinese every piece is whole: then nothing is left that only begins so.
  if (asWhole !== found) classes.push(`(${found}) & !(${asWhole}) & !(${ownNumber})`);
  const parts = classes
    .map((words, place) => ({ rank: 2 - place, words, walls, before, limit }))
    .filter(({ rank }) => !before || rank <= before.rank)
    .map(newestWith);
  const all = parts.reduce((some, part) => sql`${some} UNION ALL ${part}`);
  return sql`
    SELECT f.* FROM (${all}) f ORDER BY f.rank DESC, f.opened_at DESC, f.case_id DESC LIMIT ${written(limit)}`;
}

/** Reading a large table from one end is never the way to a bounded number of cases; PostgreSQL hopes it is. */
export const searchByIndexOnly = (tx: Tx): void => tx.later({ ...sql`SET LOCAL enable_seqscan = off`, name: '' });

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

/**
 * So many of the newest cases are looked at before the index of words is asked: a word that one case in fifty has stands
 * in enough of them. To look at one takes a microsecond or two; the index takes as long for each case that has the words,
 * and several times as long for beginnings, however few are wanted (docs/decisions/0107).
 */
const recentAtMost = 2_000;

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

const isFull = (name: Query, limit: number): Query => sql`(SELECT count(*) FROM ${name}) >= ${limit}`;

/** A page of the newest cases with some words, among those that are looked at. */
const recentWith = (name: Query, { rank, words, walls, before, limit, when }: Wanted): Query => sql`
  ${name} AS MATERIALIZED (SELECT ${rank}::int AS rank, w.opened_at, w.company_id, w.case_id FROM (
    SELECT w.opened_at, w.company_id, w.case_id, w.words FROM case_words w WHERE ${when} AND ${walls}
    ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(before ? 0 : recentAtMost)}) w
  WHERE ts_match_vq(w.words, ${words}::tsquery)
  ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(limit)})`;

const named = (text: string): Query => ({ text, values: [], name: '' });

/**
 * Keys of cases in whose words everything is found: first those whose own number was typed (rank 2), then those with
 * whole words (1), then those with words that begin so (0); each the last opened first. What is less close is asked for
 * only while the page is not full.
 */
export function keysWith({ queries: { found, asWhole, ownNumber }, walls, before, limit }: WantedKeys): Query {
  const classes: [rank: number, words: string][] = [
    [2, `(${found}) & (${ownNumber})`],
    [1, `(${asWhole}) & !(${ownNumber})`],
  ];
  // Of Chinese every piece is whole: then nothing is left that only begins so.
  if (asWhole !== found) classes.push([0, `(${found}) & !(${asWhole}) & !(${ownNumber})`]);
  // A word without a digit is hardly ever a number: whether any case has it as its own is quickly asked.
  const isOwn = sql`EXISTS (SELECT 1 FROM case_words w WHERE ${walls} AND w.words @@ ${ownNumber}::tsquery)`;
  const looksRecent = (rank: number) => rank === 1 || (rank === 2 && /\d/.test(ownNumber));
  const parts: Query[] = [];
  const names: Query[] = [];
  let open = sql`true`;
  const add = (name: Query, part: Query) => {
    parts.push(part);
    open = sql`${open} AND NOT ${isFull(name, limit)}`;
  };
  for (const [rank, words] of classes.filter(([each]) => !before || each <= before.rank)) {
    const recent = named(`recent_${rank}`);
    const ever = named(`rank_${rank}`);
    const wanted = { rank, words, walls, before, limit };
    if (looksRecent(rank)) {
      add(recent, recentWith(recent, { ...wanted, when: open }));
      names.push(sql`SELECT * FROM ${recent} WHERE ${isFull(recent, limit)}`);
    }
    const when = rank === 2 ? sql`${open} AND ${isOwn}` : open;
    add(ever, sql`${ever} AS MATERIALIZED ${newestWith({ ...wanted, when })}`);
    names.push(sql`SELECT * FROM ${ever}`);
  }
  const [first, ...others] = parts;
  const all = names.reduce((some, each) => sql`${some} UNION ALL ${each}`);
  return sql`
    WITH ${others.reduce((some, each) => sql`${some}, ${each}`, first!)} SELECT f.* FROM (${all}) f
    ORDER BY f.rank DESC, f.opened_at DESC, f.case_id DESC LIMIT ${written(limit)}`;
}

/** Reading a large table from one end is never the way to a bounded number of cases; PostgreSQL hopes it is. */
export const searchByIndexOnly = (tx: Tx): void => tx.later({ ...sql`SET LOCAL enable_seqscan = off`, name: '' });

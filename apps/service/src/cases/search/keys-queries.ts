import { type Query, sql, type Tx, written } from '#platform/database';
import { type Queries, together } from './words.ts';

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

/** Cases that are as close as `rank` says to what was typed. */
interface Close {
  readonly rank: number;
  /** What says so, in one piece. */
  readonly words: string;
  /** As much of it as the index of words is asked for, each by itself; the rest is seen at the few cases it gives. */
  readonly indexed: readonly string[];
}

/** A page of them, behind the walls of whoever looks. */
interface Wanted extends Close {
  readonly walls: Query;
  readonly recentAtMost: number;
  readonly before: Before | null;
  readonly limit: number;
  /** What must be so for anything to be asked at all. */
  readonly when: Query;
}

/** What is looked for, behind which walls, from where on. */
export interface WantedKeys {
  readonly queries: Queries;
  readonly walls: Query;
  /**
   * So many of the newest cases are looked at before the index of words is asked. To look at one takes half a microsecond;
   * the index takes as long for each case that has the words, however few are wanted (docs/decisions/0107, 0135).
   */
  readonly recentAtMost: number;
  readonly before: Before | null;
  readonly limit: number;
}

/** More conditions than these are put together, so that a statement has few shapes to be planned. */
const conditionsAtMost = 3;

/** Asks the index of words. */
function byIndex(indexed: readonly string[]): Query {
  const apart = indexed.slice(0, conditionsAtMost - 1);
  const rest = indexed.slice(conditionsAtMost - 1);
  const [first, ...others] = rest.length > 0 ? [...apart, together(rest)] : apart;
  return others.reduce(
    (some, each) => sql`${some} AND w.words @@ ${each}::tsquery`,
    sql`w.words @@ ${first!}::tsquery`,
  );
}

/** Looks at each case, since no index of words serves `ts_match_vq`. */
const byLooking = (words: string): Query => sql`ts_match_vq(w.words, ${words}::tsquery)`;

const afterOf = ({ rank, before }: Wanted): Query =>
  before?.rank === rank
    ? sql` AND (w.opened_at, w.case_id) < (${before.openedAt}::timestamptz, ${before.caseId}::uuid)`
    : sql``;

const newest = (count: number): Query => sql`ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${written(count)}`;

/**
 * The newest cases with some words. PostgreSQL cannot know how often words of one term stand together, so it is not left
 * to choose: the index of words is asked for a bounded number; when there are more, looking at each sends it back in time.
 * Both ways read what a page needs, however many cases there are.
 */
function newestWith(wanted: Wanted): Query {
  const { rank, words, indexed, walls, limit, when } = wanted;
  const after = afterOf(wanted);
  return sql`(
    WITH probe AS MATERIALIZED (SELECT w.opened_at, w.company_id, w.case_id FROM case_words w
      WHERE ${when} AND ${walls} AND ${byIndex(indexed)} AND ${byLooking(words)} LIMIT ${written(probeAtMost)})
    (SELECT ${rank}::int AS rank, w.opened_at, w.company_id, w.case_id FROM probe w
      WHERE (SELECT count(*) FROM probe) < ${probeAtMost}${after} ${newest(limit)})
    UNION ALL
    (SELECT ${rank}::int, w.opened_at, w.company_id, w.case_id FROM case_words w
      WHERE (SELECT count(*) FROM probe) >= ${probeAtMost} AND ${walls}
        AND ${byLooking(words)}${after} ${newest(limit)}))`;
}

const isFull = (name: Query, limit: number): Query => sql`(SELECT count(*) FROM ${name}) >= ${limit}`;

/** A page of the newest cases with some words, among those that are looked at. */
function recentWith(name: Query, wanted: Wanted): Query {
  const { rank, words, walls, recentAtMost, limit, when } = wanted;
  return sql`
  ${name} AS MATERIALIZED (SELECT ${rank}::int AS rank, w.opened_at, w.company_id, w.case_id FROM (
    SELECT w.opened_at, w.company_id, w.case_id, w.words FROM case_words w WHERE ${when} AND ${walls}${afterOf(wanted)}
    ${newest(recentAtMost)}) w
  WHERE ${byLooking(words)} ${newest(limit)})`;
}

const named = (text: string): Query => ({ text, values: [], name: '' });

/** How close a case can be: its own number was typed (2), it has the words (1), it has words that begin so (0). */
function classesOf({ found, asWhole, ownNumber }: Queries): Close[] {
  const [begun, whole] = [together(found), together(asWhole)];
  const classes = [
    // A number typed alone is in every case whose own it is: then its beginnings are not asked for.
    { rank: 2, words: `${begun} & (${ownNumber})`, indexed: found.length > 1 ? [ownNumber, ...found] : [ownNumber] },
    { rank: 1, words: `${whole} & !(${ownNumber})`, indexed: asWhole },
  ];
  // Of Chinese every piece is whole: then nothing is left that only begins so.
  if (whole !== begun) classes.push({ rank: 0, words: `${begun} & !(${whole}) & !(${ownNumber})`, indexed: found });
  return classes;
}

/**
 * Keys of cases in whose words everything is found: first those whose own number was typed (rank 2), then those with
 * whole words (1), then those with words that begin so (0); each the last opened first. What is less close is asked for
 * only while the page is not full.
 */
export function keysWith({ queries, walls, recentAtMost, before, limit }: WantedKeys): Query {
  const { ownNumber } = queries;
  // Of several words hardly all are in a case whose own number one of them is: whether there is one is quickly asked.
  const isOwn = sql`EXISTS (SELECT 1 FROM case_words w WHERE ${walls} AND w.words @@ ${ownNumber}::tsquery)`;
  const looksRecent = (rank: number) => rank === 1 || (rank === 2 && /\d/.test(ownNumber));
  const parts: Query[] = [];
  const names: Query[] = [];
  let open = sql`true`;
  const add = (name: Query, part: Query) => {
    parts.push(part);
    open = sql`${open} AND NOT ${isFull(name, limit)}`;
  };
  for (const close of classesOf(queries).filter(({ rank }) => !before || rank <= before.rank)) {
    const { rank } = close;
    const recent = named(`recent_${rank}`);
    const ever = named(`rank_${rank}`);
    const wanted = { ...close, walls, recentAtMost, before, limit };
    if (looksRecent(rank)) {
      add(recent, recentWith(recent, { ...wanted, when: open }));
      names.push(sql`SELECT * FROM ${recent} WHERE ${isFull(recent, limit)}`);
    }
    const when = close.indexed.length > 1 && rank === 2 ? sql`${open} AND ${isOwn}` : open;
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

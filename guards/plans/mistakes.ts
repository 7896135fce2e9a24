import type { PlanNode } from './explained.ts';

/** What a hot query may cost, however many cases there are. */
export const bounds = {
  /** Rows of a table from which on nobody reads it from one end to the other. */
  largeTable: 2_000,
  /** A page, the row that says there is more, and names beside it. */
  sorted: 200,
  /** The same of cases found by words, of which a search looks at so many (docs/decisions/0090). */
  sortedOfFound: 2_000,
  /** Rows of a table that one step reads: what a bounded search or a capped count may see. */
  read: 4_500,
  /** Entries of an index that are read without its table, which cost a twentieth of a row. */
  entries: 25_000,
} as const;

const times = (node: PlanNode, perLoop: number | undefined) => Math.round((perLoop ?? 0) * node['Actual Loops']);

const rowsOf = (node: PlanNode) => times(node, node['Actual Rows']);

const readBy = (node: PlanNode) =>
  rowsOf(node) + times(node, node['Rows Removed by Filter']) + times(node, node['Rows Removed by Index Recheck']);

/** Reads an index alone; of rows whose page has changed lately the table is asked after all. */
const isNarrow = (node: PlanNode) =>
  node['Node Type'] === 'Bitmap Index Scan' ||
  (node['Node Type'] === 'Index Only Scan' && (node['Heap Fetches'] ?? 0) < bounds.read);

const isScan = (node: PlanNode) => /Scan$/.test(node['Node Type']);

const isSort = (node: PlanNode) => /^(Incremental )?Sort$/.test(node['Node Type']);

/** Whether a step works on what a bounded search has put aside. */
const readsFound = (node: PlanNode): boolean => stepsOf(node).some((step) => step['Node Type'] === 'CTE Scan');

/** Every step, those of inner plans included. */
function stepsOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(stepsOf)];
}

function mistakesOfStep(node: PlanNode, largeTables: ReadonlySet<string>): string[] {
  const what = [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' ');
  const mistakes: string[] = [];
  if (node['Node Type'] === 'Seq Scan' && largeTables.has(node['Relation Name']!)) mistakes.push(what);
  else if (isScan(node) && readBy(node) > (isNarrow(node) ? bounds.entries : bounds.read))
    mistakes.push(`${what} reads ${readBy(node)} rows`);
  const sorted = isSort(node) ? (node.Plans ?? []).reduce((sum, each) => sum + rowsOf(each), 0) : 0;
  if (sorted > (readsFound(node) ? bounds.sortedOfFound : bounds.sorted))
    mistakes.push(`${node['Node Type']} of ${sorted} rows`);
  return mistakes;
}

/** What of a plan grows with the tables: whole tables read, long ways along an index, large sorts. */
export const planMistakes = (plan: PlanNode, largeTables: ReadonlySet<string>): string[] =>
  stepsOf(plan).flatMap((step) => mistakesOfStep(step, largeTables));

import type { TableEntry } from '#privacy/vocabulary';
import type { QueryText } from './read.ts';
import { restrictionsOf } from './restrictions.ts';

/**
 * How a query is kept to one company or person (trust.md §1, first wall; row policies are the second):
 * - `company`, `person`: its WHERE or JOIN says `company_id = $` or `person_id = $`, or it inserts rows with that column
 * - `across`: named …AcrossCompanies, its WHERE or JOIN says `area = ANY ($)`, and `product_line = ANY ($)` where one of its
 *   tables has a product line: the viewer's scope
 * - `no company`: it touches no table of a company or person
 * - `reasoned`: it stands in `acrossForAReason`
 * - `none`: a mistake
 */
export type Wall = 'company' | 'person' | 'across' | 'no company' | 'reasoned' | 'none';

const fetchedByHome =
  'home fetches and acknowledges facts about everybody, and compares the random ids of both regions';
const importing = 'the worker imports what an administrator asked for, judged row by row by that person’s scope';

/** Queries that reach rows of several companies without the viewer's scope in their text, with the reason. */
export const acrossForAReason: Readonly<Record<string, string>> = {
  conspicuousInLogAcrossCompanies:
    'administrators look for misuse in the log of use, which no company and no area bounds',
  sumsOfLogAcrossCompanies: 'administrators look for misuse in the log of use, which no company and no area bounds',
  stuckChecks: 'a sweep of the worker over the uploads of everybody',
  abandonedUploads: 'a sweep of the worker over the uploads of everybody',
  endAbandoned: 'a sweep of the worker over the uploads of everybody',
  forgetUpload: 'a sweep of the worker over the uploads of everybody',
  unansweredDeletedAcrossCompanies: 'a sweep of the worker over wishes to join that nobody answered',
  unopposedAcrossCompanies: 'the worker closes solutions nobody objected to, of every company',
  freeCasesHeldAcrossCompanies:
    'the worker counts and measures, in one act, cases that facts of several companies named',
  uncountedAcrossCompanies: 'the worker counts what is due of cases of every company',
  openAfterAcrossCompanies: 'the worker counts anew what is due of cases of every company',
  analysedGroups: 'the role analysis asks one function, which answers of people who agreed and names nobody',
  analysedRows: 'the role analysis asks one function, which answers of people who agreed and names nobody',
  missedAcrossCompanies: 'the worker measures cases of every company',
  unmeasuredAcrossCompanies: 'the worker measures cases of every company',
  justLateAcrossCompanies: 'the worker says of cases of every company that they are late',
  companiesByNumberAcrossCompanies: importing,
  companiesByIdAcrossCompanies: importing,
  companiesHeldAcrossCompanies: importing,
  companiesLeavingAcrossCompanies: importing,
  companiesRewrittenAcrossCompanies: importing,
  companiesRemovedAcrossCompanies: importing,
  machinesByNumberAcrossCompanies: importing,
  machinesByIdAcrossCompanies: importing,
  machinesLieAcrossCompanies: importing,
  modelsAcrossCompanies: importing,
  machinesRewrittenAcrossCompanies: importing,
  machinesRemovedAcrossCompanies: importing,
  contractsOfMachinesAcrossCompanies: importing,
  contractsByIdAcrossCompanies: importing,
  contractsRewrittenAcrossCompanies: importing,
  contractsRemovedAcrossCompanies: importing,
  lastEffects: importing,
  effectsUndone: importing,
  importRowsForgotten: importing,
  factsForHome: fetchedByHome,
  factsTold: fetchedByHome,
  factsWaiting: fetchedByHome,
  peopleAfter: fetchedByHome,
  comparisonAsked: 'a wish of the privacy officer, about nobody',
  lateFactsEmptied: 'a sweep of the worker over the facts about everybody',
  endedTokensForgotten: 'a sweep of the worker over sign-ins that ended an hour ago',
  toldFactsRemoved: 'a sweep of the worker over the facts about everybody',
  entriesAcrossCompanies: 'the privacy officer reads the audit entries of every company',
  companiesNamedAcrossCompanies: 'the audit entries of every company name it by number and name',
  reachAcrossCompanies: 'a policy asks the people of every company again; they are counted and nobody is named',
};

/** The declared tables a text names. */
export function tablesIn(text: string, tables: readonly TableEntry[]): TableEntry[] {
  const words = new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
  return tables.filter(({ name }) => words.has(name));
}

/**
 * Whether the customer's role can run a text at all: a table it has no right on, or a column that none of the named
 * tables lets it read, stops the statement as a whole.
 */
export function customerCanRun(text: string, tables: readonly TableEntry[]): boolean {
  const named = tablesIn(text, tables);
  const hasRight = (table: TableEntry) =>
    Object.values(table.columns).some(({ who }) => who.customer) || table.delete?.includes('customer');
  if (!named.every(hasRight)) return false;
  if (!/^(\(?\s*select|with)\b/i.test(text)) return true;
  const words = new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
  return [...words].every((word) => {
    const holders = named.filter(({ columns }) => word in columns);
    return holders.length === 0 || holders.some(({ columns }) => columns[word]?.who.customer?.includes('r'));
  });
}

/** Folders of the desk: their queries run under the staff's role, whose policies bind product line or company. */
export const isDeskFile = (path: string): boolean => /\/(desk|queue|live|privacy-desk)\//.test(path);

/**
 * `x.company_id = $` among what decides on the rows, in either order; a list of insert columns counts since the policy
 * checks the value as well.
 */
const equals = (text: string, column: string): boolean =>
  new RegExp(`\\b${column} = \\$|\\$ = (\\w+\\.)?${column}\\b`).test(restrictionsOf(text)) ||
  new RegExp(`^insert into \\w+ \\([^)]*\\b${column}\\b`, 'i').test(text);

/** Which wall stands in a query's own text. */
export function wallOf(query: QueryText, tables: readonly TableEntry[]): Wall {
  if (equals(query.text, 'company_id')) return 'company';
  if (equals(query.text, 'person_id')) return 'person';
  if (acrossForAReason[query.name]) return 'reasoned';
  const bound = tablesIn(query.text, tables).filter(({ columns }) => 'company_id' in columns || 'person_id' in columns);
  if (bound.length === 0) return 'no company';
  const wanted = ['area', ...(bound.some(({ columns }) => 'product_line' in columns) ? ['product_line'] : [])];
  const restrictions = restrictionsOf(query.text);
  const isScoped = wanted.every((column) => new RegExp(`\\b${column} = ANY \\$`, 'i').test(restrictions));
  return isScoped && /AcrossCompanies$/.test(query.name) ? 'across' : 'none';
}

/** Queries without a wall, one sentence each. */
export function wallMistakes(queries: readonly QueryText[], tables: readonly TableEntry[]): string[] {
  return queries.flatMap((query) => {
    const wall = wallOf(query, tables);
    const where = `${query.file}: ${query.name}`;
    if (wall === 'none')
      return [
        `${where} carries neither company_id = $ nor person_id = $, and is no …AcrossCompanies with the viewer's scope`,
      ];
    if (wall === 'across' && customerCanRun(query.text, tables) && !isDeskFile(query.file))
      return [`${where} reaches over companies and touches only tables that customers reach`];
    return [];
  });
}

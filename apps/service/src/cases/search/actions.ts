import {
  bestPassage,
  type Found,
  type FoundCase,
  type FoundMachine,
  foldedTerm,
  isNumberOf,
  passageAround,
  shownOf,
  type Term,
  termsOf,
} from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import { machinesOfCompany } from '../../machines/index.ts';
import { type CustomerActor, memberOf } from '../../people/index.ts';
import { casesFound, type FoundRow } from './queries.ts';
import { queriesOf } from './words.ts';

const machinesAtMost = 10;

/** The text in which most of the terms stand; without any they are in the numbers alone. */
export function passageOf(row: Omit<FoundRow, 'mine'>, terms: readonly Term[]): FoundCase['passage'] {
  const alarms = row.alarms.map((alarm) => [alarm.errorNumber, alarm.text].filter(Boolean).join(' ')).join(' · ');
  const best = bestPassage(
    [
      ['description', row.description],
      ['remedy', row.remedy ?? ''],
      ['cause', row.cause ?? ''],
      ['alarm', alarms],
      ['reply', row.replies ?? ''],
    ],
    terms,
  );
  return best ?? { of: 'number', text: passageAround(row.description, []) };
}

const foundCaseOf = (row: FoundRow, terms: readonly Term[]): FoundCase => ({
  caseId: row.case_id,
  caseNumber: row.case_number,
  openedAt: row.opened_at.toISOString(),
  machineNumber: row.machine_number,
  model: row.model,
  severity: row.severity,
  errorNumber: row.error_number,
  state: row.state,
  turn: row.turn,
  mine: row.mine,
  goesOnIn: row.goes_on_in,
  passage: passageOf(row, terms),
});

/**
 * A company has few machines, so they are read and compared in the same folded form as words: first the one whose
 * number was typed whole, then those whose number begins so.
 */
async function machinesFound(act: Act<CustomerActor>, companyId: string, terms: readonly Term[]) {
  const machines = await machinesOfCompany(act.tx, companyId);
  const hasAll = (text: string) => terms.every(({ whole }) => whole.some((word) => text.includes(word)));
  const begins = (number: string) => terms.some(({ whole }) => whole.some((word) => number.startsWith(word)));
  const distance = (number: string) => (isNumberOf(terms, [number]) ? 0 : begins(foldedTerm(number)) ? 1 : 2);
  return machines
    .filter((one) => hasAll(foldedTerm(`${one.machine_number} ${one.model} ${one.site}`)))
    .sort((one, other) => distance(one.machine_number) - distance(other.machine_number))
    .slice(0, machinesAtMost)
    .map(
      (one): FoundMachine => ({
        machineNumber: one.machine_number,
        model: one.model,
        site: one.site,
        productLine: one.product_line,
      }),
    );
}

/** Whether a key of a cursor says how close a case is. */
export const isRank = (key: string): boolean => /^[0-2]$/.test(key);

/** Cases and machines of one's company in which every term stands (S2.3: of nobody else's); the closest first, then the newest. */
export async function search(
  act: Act<CustomerActor>,
  wish: { readonly words: string; readonly cursor?: string; readonly limit: number },
): Promise<Found> {
  const { companyId, membershipId } = memberOf(act);
  const keys = readCursor(wish.cursor, [isRank, isInstant, isUuid]);
  const terms = termsOf(wish.words);
  if (terms.length === 0) return { terms: [], machines: [], cases: [], next: null };
  const [machines, rows] = await Promise.all([
    keys ? [] : machinesFound(act, companyId, terms),
    casesFound(act.tx, {
      companyId,
      membershipId,
      queries: queriesOf(terms),
      before: keys ? { rank: Number(keys[0]), openedAt: keys[1]!, caseId: keys[2]! } : null,
      limit: wish.limit + 1,
    }),
  ]);
  const { page, next } = pageOf(rows, wish.limit, (row) => [
    String(row.rank),
    row.opened_at.toISOString(),
    row.case_id,
  ]);
  return {
    terms: shownOf(terms),
    machines,
    cases: page.map((row) => foundCaseOf(row, terms)),
    next,
  };
}

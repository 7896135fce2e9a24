import { type Found, type FoundCase, type FoundMachine, foldedTerm, markedParts, passageAround } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import { machinesOfCompany } from '../../machines/index.ts';
import { type CustomerActor, memberOf } from '../../people/index.ts';
import { casesFound, type FoundRow } from './queries.ts';
import { queryOf, type Term, termsOf } from './words.ts';

const machinesAtMost = 10;

type Source = FoundCase['passage']['of'];

/** The text in which most of the terms stand; of equals the first. */
function passageOf(row: FoundRow, terms: readonly Term[]): FoundCase['passage'] {
  const alarms = row.alarms.map((alarm) => [alarm.errorNumber, alarm.text].filter(Boolean).join(' ')).join(' · ');
  const texts: [Source, string][] = [
    ['description', row.description],
    ['remedy', row.remedy ?? ''],
    ['cause', row.cause ?? ''],
    ['alarm', alarms],
    ['reply', row.replies ?? ''],
  ];
  const found = (text: string) =>
    terms.filter(({ shown }) => markedParts(text, shown).some(({ isFound }) => isFound)).length;
  const [best] = texts.map(([of, text]) => ({ of, text, found: found(text) })).sort((a, b) => b.found - a.found);
  if (!best?.found) return { of: 'number', text: passageAround(row.description, []) };
  return {
    of: best.of,
    text: passageAround(
      best.text,
      terms.flatMap(({ shown }) => shown),
    ),
  };
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
  passage: passageOf(row, terms),
});

/** A company has few machines, so they are read and compared in the same folded form as words. */
async function machinesFound(act: Act<CustomerActor>, companyId: string, terms: readonly Term[]) {
  const machines = await machinesOfCompany(act.tx, companyId);
  const hasAll = (text: string) => terms.every(({ whole }) => whole.some((word) => text.includes(word)));
  return machines
    .filter((one) => hasAll(foldedTerm(`${one.machine_number} ${one.model} ${one.site}`)))
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

/** Cases and machines of one's company in which every term stands (S2.3: of nobody else's). */
export async function search(
  act: Act<CustomerActor>,
  wish: { readonly words: string; readonly cursor?: string; readonly limit: number },
): Promise<Found> {
  const { companyId, membershipId } = memberOf(act);
  const keys = readCursor(wish.cursor, [isInstant, isUuid]);
  const terms = termsOf(wish.words);
  if (terms.length === 0) return { terms: [], machines: [], cases: [], next: null };
  const [machines, rows] = await Promise.all([
    keys ? [] : machinesFound(act, companyId, terms),
    casesFound(act.tx, {
      companyId,
      membershipId,
      query: queryOf(terms),
      before: keys ? { openedAt: keys[0]!, caseId: keys[1]! } : null,
      limit: wish.limit + 1,
    }),
  ]);
  const { page, next } = pageOf(rows, wish.limit, (row) => [row.opened_at.toISOString(), row.case_id]);
  return {
    terms: [...new Set(terms.flatMap(({ shown }) => shown))],
    machines,
    cases: page.map((row) => foundCaseOf(row, terms)),
    next,
  };
}

import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { goalForCase } from '../../service-goals/index.ts';
import { caseFact } from '../events.ts';
import { liveTold } from '../live/queries.ts';
import { goneOn, type Line, strictest } from './merged.ts';
import type { ClockChange } from './pauses.ts';
import {
  caseHeldByWorker,
  clockFacts,
  clockSet,
  type FactsRow,
  freeCasesHeldAcrossCompanies,
  justLateAcrossCompanies,
  latenessTold,
  type OfCase,
  openAfterAcrossCompanies,
  spokenNoted,
  uncountedAcrossCompanies,
} from './queries.ts';
import { type ClockFacts, counted } from './rules.ts';

const atOnce = 100;

/**
 * What staff wrote, calls (docs/decisions/0084) and what was split off (docs/decisions/0128); an answer before the case was
 * opened answers it from its first moment on.
 */
const answersOf = ({ answers, opened_at, spoken_at }: FactsRow): Date[] =>
  [...(answers ?? []), ...spoken_at.map((at) => (at < opened_at ? opened_at : at))].sort(
    (one, other) => one.getTime() - other.getTime(),
  );

/** The facts as the rules take them. */
export const factsOf = (row: FactsRow): ClockFacts => ({
  openedAt: row.opened_at,
  state: row.state,
  answers: answersOf(row),
  changes: (row.changes ?? []).map(({ at, kind, turn, promised }) => ({
    at: new Date(at),
    kind: kind as ClockChange['kind'],
    turn,
    promisedUpdateAt: promised === null ? null : new Date(promised),
  })),
});

/** What the goal of a case is looked up by. */
export const goalKeyOf = (row: FactsRow) => ({
  companyId: row.company_id,
  machineId: row.machine_id,
  productLine: row.product_line,
  severity: row.severity,
  openedAt: row.opened_at,
});

const lineOf = async (act: Pick<Act, 'tx'>, row: FactsRow, facts: ClockFacts): Promise<Line> => {
  const goal = await goalForCase(act, goalKeyOf(row));
  return { goal, counted: counted(facts, goal) };
};

/** What is owed in a case: by its own facts, and by those of every case that went on in it. */
export async function linesOf(act: Pick<Act, 'tx'>, row: FactsRow): Promise<[Line, ...Line[]]> {
  const facts = new Map([[row.case_id, factsOf(row)]]);
  const lines: [Line, ...Line[]] = [await lineOf(act, row, facts.get(row.case_id)!)];
  // Those merged last first: a case goes on in one whose own way is known by then.
  const taken = [...(row.taken ?? [])].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  for (const { caseId, into, at, turn } of taken) {
    const own = await clockFacts(act.tx, { company_id: row.company_id, case_id: caseId });
    const onward = facts.get(into);
    if (!own || !onward) continue;
    facts.set(caseId, goneOn(factsOf(own), { at: new Date(at), turn }, onward));
    lines.push(await lineOf(act, own, facts.get(caseId)!));
  }
  return lines;
}

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();

/**
 * Counts the clocks of a case that this act holds anew and writes what is due. A case that was said to be late stays so
 * while the same thing is due at the same time.
 */
export async function countClocks(act: Act, of: OfCase): Promise<void> {
  const row = await clockFacts(act.tx, of);
  if (!row) return;
  const now = strictest(await linesOf(act, row));
  const isStillLate = row.clock === 'late' && row.due_of === now.dueOf && same(row.due_at, now.dueAt);
  const isPromiseMoved = !same(row.promised_update_at, now.promisedUpdateAt);
  const clock = isStillLate ? 'late' : now.clock;
  if (clock === row.clock && row.due_of === now.dueOf && same(row.due_at, now.dueAt) && !isPromiseMoved) return;
  clockSet(act.tx, row, { dueAt: now.dueAt, dueOf: now.dueOf, promisedUpdateAt: now.promisedUpdateAt, clock });
  liveTold(act.tx, {
    companyId: row.company_id,
    productLine: row.product_line,
    area: row.area,
    caseNumber: row.case_number,
    kind: 'due',
    at: act.now.toISOString(),
    staffOnly: !isPromiseMoved,
  });
}

/** Notes that staff and the customer spoke about a case that this act holds: a call is an answer. */
export async function noteSpoken(act: Act, of: OfCase, at: Date): Promise<void> {
  spokenNoted(act.tx, of, [at]);
  await countClocks(act, of);
}

/** Counts one case for the worker; counting it twice changes nothing. */
export async function countCase(act: Act, of: OfCase): Promise<void> {
  if (await caseHeldByWorker(act.tx, of)) await countClocks(act, of);
}

/**
 * Works on cases of which this act holds those that are free, without waiting while it holds others; answers the rest.
 */
export async function onFreeCases(
  act: Act,
  cases: readonly OfCase[],
  work: (one: OfCase) => Promise<void>,
): Promise<OfCase[]> {
  const held = await freeCasesHeldAcrossCompanies(act.tx, cases);
  await Promise.all(held.map(work));
  const free = new Set(held.map((one) => one.case_id));
  return cases.filter((one) => !free.has(one.case_id));
}

/** Counts those of some cases that nobody else holds; answers the rest. */
export const countFree = (act: Act, cases: readonly OfCase[]): Promise<OfCase[]> =>
  onFreeCases(act, cases, (one) => countClocks(act, one));

/** Counts some of the cases that nobody has counted since a customer's act; answers how many. Call again while there are. */
export async function countUncounted(act: Act): Promise<number> {
  const rows = await uncountedAcrossCompanies(act.tx, atOnce);
  for (const row of rows) await countClocks(act, row);
  return rows.length;
}

/** Counts some of the cases that wait for somebody, those after an id; answers the last id, or null at the end. */
export async function recountAfter(act: Act, caseId: string): Promise<string | null> {
  const rows = await openAfterAcrossCompanies(act.tx, caseId, atOnce);
  for (const row of rows) await countCase(act, row);
  return rows.length < atOnce ? null : rows.at(-1)!.case_id;
}

/** Says once of each case that something is late; answers of how many. Call again while there are. */
export async function tellLateness(act: Act): Promise<number> {
  const rows = await justLateAcrossCompanies(act.tx, act.now, atOnce);
  for (const row of rows) {
    latenessTold(act.tx, row, newId(act.now), act.now);
    act.emit(caseFact('CaseBecameLate', row, { dueOf: row.due_of }));
    liveTold(act.tx, {
      companyId: row.company_id,
      productLine: row.product_line,
      area: row.area,
      caseNumber: row.case_number,
      kind: 'late',
      at: act.now.toISOString(),
      // A customer was told of a promise, and of nothing else that is due.
      staffOnly: row.due_of !== 'promised-update',
    });
  }
  return rows.length;
}

import { type AnonymousCase, type EarlierCase, problem, type SeenBefore } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import { historyOfMachine, machineByNumber } from '../../machines/index.ts';
import { type CustomerActor, memberOf } from '../../people/index.ts';
import { casesOfMachine, type EarlierCaseRow, seenBeforeWith, stillOpenWith } from './queries.ts';

const earlierOf = (row: EarlierCaseRow): EarlierCase => ({
  caseId: row.case_id,
  caseNumber: row.case_number,
  openedAt: row.opened_at.toISOString(),
  machineNumber: row.machine_number,
  model: row.model,
  severity: row.severity,
  errorNumber: row.error_number,
  description: row.description,
  state: row.state,
  turn: row.turn,
  cause: row.cause,
  remedy: row.remedy,
  mine: row.mine,
});

/**
 * What one's company has seen of an error number. The machine need not be looked up: a foreign one has no open case
 * here, exactly like one that does not exist (S2.3).
 */
export async function readSeenBefore(
  act: Act<CustomerActor>,
  of: { readonly machineNumber: string; readonly errorNumber: string; readonly limit: number },
): Promise<SeenBefore> {
  const viewer = memberOf(act);
  const [stillOpen, cases] = await Promise.all([stillOpenWith(act.tx, viewer, of), seenBeforeWith(act.tx, viewer, of)]);
  return { count: cases[0]?.total ?? 0, cases: cases.map(earlierOf), stillOpen: stillOpen.map(earlierOf) };
}

/** Every case of one machine; a foreign machine answers like one that does not exist. */
export async function readLogbook(
  act: Act<CustomerActor>,
  machineNumber: string,
  wish: { readonly cursor?: string; readonly limit: number },
): Promise<{ cases: EarlierCase[]; next: string | null; before: AnonymousCase[] }> {
  const viewer = memberOf(act);
  const keys = readCursor(wish.cursor, [isInstant, isUuid]);
  const machine = await machineByNumber(act.tx, viewer.companyId, machineNumber);
  if (!machine) throw problem('machine-not-found');
  const history = keys ? [] : await historyOfMachine(act.tx, viewer.companyId, machine.machine_id);
  const rows = await casesOfMachine(act.tx, viewer, {
    machineId: machine.machine_id,
    before: keys ? { openedAt: keys[0]!, caseId: keys[1]! } : null,
    limit: wish.limit + 1,
  });
  const { page, next } = pageOf(rows, wish.limit, (row) => [row.opened_at.toISOString(), row.case_id]);
  const before = history.map((row) => ({
    month: row.month,
    errorNumber: row.error_number,
    causeCode: row.cause_code,
    remedyCode: row.remedy_code,
  }));
  return { cases: page.map(earlierOf), next, before };
}

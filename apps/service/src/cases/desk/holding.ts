import { type CaseAct, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import type { StaffActor } from '../../people/index.ts';
import { liveTold } from '../live/queries.ts';
import { caseMoved, type Standing } from '../queries.ts';
import { requirePossible, same, touchedByStaff } from '../rules.ts';
import { type StaffChange, staffChangeStored } from '../timeline/queries.ts';
import { caseHeldAcrossCompanies, type DeskHeldCase } from './queries.ts';

/** A case within one's scope, held until the act ends. @throws problem case-not-found */
export async function holdCase(act: Act<StaffActor>, caseNumber: string): Promise<DeskHeldCase> {
  const held = await caseHeldAcrossCompanies(act.tx, act.actor.scope, caseNumber);
  if (!held) throw problem('case-not-found');
  return held;
}

/** The same, refused when the case's state forbids the act. @throws problem */
export async function holdFor(act: Act<StaffActor>, caseNumber: string, what: CaseAct): Promise<DeskHeldCase> {
  const held = await holdCase(act, caseNumber);
  requirePossible(what, held, act.now);
  return held;
}

/** Tells streams; what only staff may know does not reach customers. */
export function tellDesk(act: Act<StaffActor>, held: DeskHeldCase, kind: string, staffOnly = false): void {
  liveTold(act.tx, {
    companyId: held.company_id,
    productLine: held.product_line,
    area: held.area,
    caseNumber: held.case_number,
    kind,
    at: act.now.toISOString(),
    staffOnly,
  });
}

/** Records a fact of staff about a case. */
export function record(
  act: Act<StaffActor>,
  held: DeskHeldCase,
  change: Omit<StaffChange, 'company_id' | 'case_id' | 'changeId'>,
): void {
  const { company_id, case_id } = held;
  staffChangeStored(act.tx, { company_id, case_id, changeId: newId(act.now), ...change }, act.actor.staffId, act.now);
}

/**
 * Moves the case; the first act of staff also receives it.
 * @returns whether it was received now
 */
export function moveByStaff(act: Act<StaffActor>, held: DeskHeldCase, to: Standing): boolean {
  const isFirst = held.state === 'sent' && to.state !== 'stopped';
  if (isFirst) record(act, held, { kind: 'received' });
  caseMoved(act.tx, held, to, act.now);
  return isFirst;
}

/** Receives a case that was only sent; for acts that change nothing else a customer sees. */
export function receiveByTheWay(act: Act<StaffActor>, held: DeskHeldCase): void {
  if (held.state !== 'sent') return;
  moveByStaff(act, held, { ...same(held), state: touchedByStaff(held.state) });
  tellDesk(act, held, 'received');
}

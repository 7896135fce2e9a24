import { type AnonymousCase, type DeskMachinePage, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId, newRandomId } from '#platform/ids';
import { holdStaying } from '../../companies/index.ts';
import type { StaffActor } from '../../people/index.ts';
import {
  companyWithinScope,
  type HeldMachine,
  type HistoryRow,
  historyStored,
  historyWithOrigins,
  machineArrived,
  machineHeldAcrossCompanies,
  machineLeaves,
  machineLeft,
  masterDataOf,
  moveByIdAcrossCompanies,
  moveStored,
  movesOfMachineAcrossCompanies,
  registryMoved,
} from './queries.ts';
import { monthOf } from './rules.ts';

type Staff = Act<StaffActor>;

/** An earlier case of a machine, before its time is made coarse. */
export interface MachinePast {
  readonly openedAt: Date;
  readonly errorNumber: string | null;
  readonly causeCode: AnonymousCase['causeCode'];
  readonly remedyCode: AnonymousCase['remedyCode'];
}

/** Cases stand to the right of machines; the wiring passes what a move needs of them. */
export interface MachinePasts {
  openCases(act: Staff, machine: { company_id: string; machine_id: string }): Promise<number>;
  /** Every ended case of a machine, whatever the scope of who asks: all of it goes along. */
  ofMachine(act: Staff, machine: { company_id: string; machine_id: string }): Promise<readonly MachinePast[]>;
}

/** A move as it is asked for. */
export interface MoveWish {
  readonly id: string;
  readonly companyId: string;
  readonly site: string;
}

/**
 * Moves a machine to another company. The old company keeps its row and its cases; the new one gets master data and, per
 * earlier case, month, error number and the words of cause and remedy. The same wish again changes nothing.
 */
export async function moveMachine(
  act: Staff,
  pasts: MachinePasts,
  machineNumber: string,
  wish: MoveWish,
): Promise<{ wasThere: boolean }> {
  const { scope, staffId } = act.actor;
  const from = await machineHeldAcrossCompanies(act.tx, scope, machineNumber);
  if (!from) throw problem('machine-not-found');
  const before = await moveByIdAcrossCompanies(act.tx, scope, wish.id);
  if (before) {
    if (before.machine_number !== machineNumber || before.company_id !== wish.companyId) throw problem('id-taken');
    return { wasThere: true };
  }
  const company = await companyWithinScope(act.tx, scope, wish.companyId);
  if (!company) throw problem('company-not-found');
  // A machine is stopped by no departure as a case is: none may begin while it arrives.
  await holdStaying(act, wish.companyId);
  if (wish.companyId === from.company_id) throw problem('machine-is-there');
  await machineLeaves(act.tx, from.company_id, machineNumber);
  if ((await pasts.openCases(act, from)) > 0) throw problem('machine-has-open-cases');
  const machine = await masterDataOf(act.tx, from);
  machineLeft(act.tx, from, act.now);
  const place = { companyId: wish.companyId, machineId: newId(act.now), area: company.area, site: wish.site };
  const arrived = await machineArrived(act.tx, machine, place);
  const to = { company_id: wish.companyId, machine_id: arrived.machine_id };
  registryMoved(act.tx, machineNumber, from, { ...to, area: company.area });
  await moveStored(act.tx, { moveId: wish.id, machineNumber, from, to, staffId }, act.now);
  await handOnHistory(act, pasts, { from, to, moveId: wish.id });
  act.emit({ kind: 'MachineMoved', companyId: wish.companyId, body: { machineId: to.machine_id, moveId: wish.id } });
  return { wasThere: false };
}

async function handOnHistory(
  act: Staff,
  pasts: MachinePasts,
  { from, to, moveId }: { from: HeldMachine; to: HeldMachine; moveId: string },
): Promise<void> {
  const [own, brought, there] = await Promise.all([
    pasts.ofMachine(act, from),
    historyWithOrigins(act.tx, from),
    historyWithOrigins(act.tx, to),
  ]);
  // A machine that comes back: what the company had itself, or was handed before, it does not get again.
  const known = new Set(there.map((row) => row.first_move_id));
  const rows: HistoryRow[] = [
    ...own.map((past) => ({
      month: monthOf(past.openedAt),
      error_number: past.errorNumber,
      cause_code: past.causeCode,
      remedy_code: past.remedyCode,
      first_move_id: moveId,
    })),
    ...brought
      .filter((row) => row.from_company_id !== to.company_id && !known.has(row.first_move_id))
      .map(({ from_company_id: _, ...row }) => row),
  ];
  // Random ids: ones that carry a time would keep the order of the cases.
  if (rows.length > 0)
    historyStored(
      act.tx,
      to,
      rows.map((row) => ({ ...row, history_id: newRandomId() })),
    );
}

/** Where a machine has been, as the desk reads it. */
export async function movesOf(act: Staff, machineNumber: string): Promise<DeskMachinePage['moves']> {
  const rows = await movesOfMachineAcrossCompanies(act.tx, act.actor.scope, machineNumber);
  return rows.map((row) => ({
    moveId: row.move_id,
    at: row.at.toISOString(),
    fromCompany: row.from_company,
    toCompany: row.to_company,
    by: row.by,
  }));
}

import { type DeskMachine, type DeskMachinePage, type Machine, type ProductLine, problem, termsOf } from '#contract';
import type { Act } from '#platform/act';
import { pageOf, readCursor } from '#platform/cursor';
import { endingsQueryOf } from '../companies/index.ts';
import { type CustomerActor, memberOf, type StaffActor } from '../people/index.ts';
import {
  type DeskMachineRow,
  machineAcrossCompanies,
  machineCountsAcrossCompanies,
  machinesAcrossCompanies,
  serviceContractsOfMachine,
} from './desk/queries.ts';
import { movesOf } from './moves/actions.ts';
import { type MachineRow, machineByNumber, machinesOfCompany } from './queries.ts';

/** Open cases of a machine. */
export interface Trouble {
  readonly openCases: number;
  readonly worst: Machine['worst'];
}

/** Cases stand to the right of machines; the wiring passes what lists of machines show of them. */
export interface MachineTroubles {
  ofCompany(act: Act<CustomerActor>, companyId: string, machineNumber?: string): Promise<Map<string, Trouble>>;
  acrossCompanies(
    act: Act<StaffActor>,
    machines: readonly { company_id: string; machine_id: string }[],
  ): Promise<Map<string, Trouble>>;
}

const quiet: Trouble = { openCases: 0, worst: null };
const pageSize = 50;

const machineOf = (row: MachineRow, trouble: Trouble = quiet): Machine => ({
  machineId: row.machine_id,
  machineNumber: row.machine_number,
  productLine: row.product_line,
  model: row.model,
  site: row.site,
  deliveredOn: row.delivered_on,
  softwareVersion: row.software_version,
  ...trouble,
});

const deskMachineOf = (row: DeskMachineRow, trouble: Trouble | undefined): DeskMachine => ({
  ...machineOf(row, trouble),
  companyId: row.company_id,
  companyName: row.company_name,
  customerNumber: row.customer_number,
  warrantyUntil: row.warranty_until,
});

/** Machines of one's company with their open cases. */
export async function listMachines(act: Act<CustomerActor>, troubles: MachineTroubles): Promise<Machine[]> {
  const { companyId } = memberOf(act);
  const [rows, open] = await Promise.all([machinesOfCompany(act.tx, companyId), troubles.ofCompany(act, companyId)]);
  return rows.map((row) => machineOf(row, open.get(row.machine_id)));
}

/** One machine of one's company; a foreign one answers like one that does not exist (S2.9). */
export async function readMachine(
  act: Act<CustomerActor>,
  troubles: MachineTroubles,
  machineNumber: string,
): Promise<Machine> {
  const { companyId } = memberOf(act);
  const [row, open] = await Promise.all([
    machineByNumber(act.tx, companyId, machineNumber),
    troubles.ofCompany(act, companyId, machineNumber),
  ]);
  if (!row) throw problem('machine-not-found');
  return machineOf(row, open.get(row.machine_id));
}

/** Machines within one's scope, by number. */
export async function listDeskMachines(
  act: Act<StaffActor>,
  troubles: MachineTroubles,
  query: { words?: string; productLine?: ProductLine; cursor?: string },
): Promise<{ machines: DeskMachine[]; next: string | null }> {
  const [afterNumber = ''] = readCursor(query.cursor, [(key) => key.length <= 20]) ?? [];
  const { actor } = act;
  const productLines = actor.scope.productLines.filter((line) => !query.productLine || line === query.productLine);
  const scope = { ...actor.scope, productLines };
  const terms = termsOf(query.words ?? '');
  const found = terms.length > 0 ? endingsQueryOf(terms) : null;
  const rows = await machinesAcrossCompanies(act.tx, { scope, found, afterNumber, limit: pageSize + 1 });
  const { page, next } = pageOf(rows, pageSize, (row) => [row.machine_number]);
  const open = await troubles.acrossCompanies(act, page);
  return { machines: page.map((row) => deskMachineOf(row, open.get(row.machine_id))), next };
}

/** One machine within one's scope. */
export async function readDeskMachine(
  act: Act<StaffActor>,
  troubles: MachineTroubles,
  machineNumber: string,
): Promise<DeskMachinePage> {
  const row = await machineAcrossCompanies(act.tx, act.actor.scope, machineNumber);
  if (!row) throw problem('machine-not-found');
  const [open, moves, contracts] = await Promise.all([
    troubles.acrossCompanies(act, [row]),
    movesOf(act, machineNumber),
    serviceContractsOfMachine(act.tx, row),
  ]);
  const serviceContracts = contracts.map((one) => ({
    contractNumber: one.contract_number,
    level: one.level,
    startsOn: one.starts_on,
    endsOn: one.ends_on,
  }));
  return { ...deskMachineOf(row, open.get(row.machine_id)), moves, serviceContracts };
}

/** How many machines companies have within one's scope. */
export async function countMachinesAcrossCompanies(
  act: Act<StaffActor>,
  companyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await machineCountsAcrossCompanies(act.tx, act.actor.scope, companyIds);
  return new Map(rows.map((row) => [row.company_id, row.machines]));
}

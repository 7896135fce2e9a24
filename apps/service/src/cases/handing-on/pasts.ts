import type { MachinePasts } from '../../machines/index.ts';
import { openCasesOfMachine, pastOfMachine } from './queries.ts';

/** What a machine that moves takes along of its cases. */
export const machinePasts: MachinePasts = {
  openCases: async (act, { company_id, machine_id }) =>
    (await openCasesOfMachine(act.tx, company_id, machine_id)).count,
  ofMachine: async (act, { company_id, machine_id }) =>
    (await pastOfMachine(act.tx, company_id, machine_id)).map((row) => ({
      openedAt: row.opened_at,
      errorNumber: row.error_number,
      causeCode: row.cause_code,
      remedyCode: row.remedy_code,
    })),
};

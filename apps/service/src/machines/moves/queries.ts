import type { AnonymousCase } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';

/** A machine that is about to move, held. */
export interface HeldMachine {
  company_id: string;
  machine_id: string;
}

/**
 * Where a machine is now, held until the act ends. The registry alone: whoever waited for another move is then told the
 * new place.
 */
export const machineHeldAcrossCompanies = (tx: Tx, scope: Scope, machineNumber: string) =>
  tx.maybe<HeldMachine>(sql`
    SELECT company_id, machine_id FROM machine_registry
    WHERE machine_number = ${machineNumber} AND product_line = ANY (${scope.productLines})
      AND area = ANY (${scope.areas}) FOR UPDATE`);

const placeOf = (companyId: string, machineNumber: string) => `machine ${machineNumber} at ${companyId}`;

/**
 * Before something is begun on a machine: a move of it that is under way is waited for, and what is then read of it is
 * true until the act ends. Many may hold it so at a time. The role of customers can lock no row of a machine.
 */
export const machineStays = (tx: Tx, companyId: string, machineNumber: string) =>
  tx.later(sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${placeOf(companyId, machineNumber)}, 0))`);

/** Waits for all who are beginning something on the machine where it is. */
export const machineLeaves = (tx: Tx, companyId: string, machineNumber: string) =>
  tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${placeOf(companyId, machineNumber)}, 0))`);

/** A company that a machine can move to. */
export const companyWithinScope = (tx: Tx, scope: Scope, companyId: string) =>
  tx.maybe<{ area: string }>(sql`
    SELECT area FROM companies WHERE company_id = ${companyId} AND area = ANY (${scope.areas})`);

/** Leaves the machine's row with the old company, whose cases need it. */
export const machineLeft = (tx: Tx, { company_id, machine_id }: HeldMachine, now: Date) =>
  tx.later(sql`
    UPDATE machines SET moved_at = ${now} WHERE company_id = ${company_id} AND machine_id = ${machine_id}`);

/** What a machine takes along: all that is its own. */
export const masterDataOf = (tx: Tx, { company_id, machine_id }: HeldMachine) =>
  tx.one<{
    machine_number: string;
    product_line: string;
    model: string;
    delivered_on: string | null;
    warranty_until: string | null;
    software_version: string | null;
  }>(sql`
    SELECT machine_number, product_line, model, delivered_on::text AS delivered_on,
      warranty_until::text AS warranty_until, software_version
    FROM machines WHERE company_id = ${company_id} AND machine_id = ${machine_id}`);

/** Gives the machine a row in its new company, or opens the one it had there before; answers its id. */
export const machineArrived = (
  tx: Tx,
  machine: Awaited<ReturnType<typeof masterDataOf>>,
  to: { companyId: string; machineId: string; area: string; site: string },
) =>
  tx.one<{ machine_id: string }>(sql`
    INSERT INTO machines (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on,
      warranty_until, software_version)
    VALUES (${to.companyId}, ${to.machineId}, ${machine.machine_number}, ${machine.product_line}, ${to.area},
      ${machine.model}, ${to.site}, ${machine.delivered_on}, ${machine.warranty_until}, ${machine.software_version})
    ON CONFLICT (company_id, machine_number) DO UPDATE SET moved_at = NULL, site = excluded.site, area = excluded.area,
      model = excluded.model, warranty_until = excluded.warranty_until, software_version = excluded.software_version
    RETURNING machine_id`);

/** Writes where the machine with this number is now. */
export const registryMoved = (tx: Tx, machineNumber: string, from: HeldMachine, to: HeldMachine & { area: string }) =>
  tx.later(sql`
    UPDATE machine_registry SET company_id = ${to.company_id}, machine_id = ${to.machine_id}, area = ${to.area}
    WHERE machine_number = ${machineNumber} AND company_id = ${from.company_id}`);

/** A move as rows hold it. */
export interface MoveRow {
  move_id: string;
  at: Date;
  from_company: string | null;
  to_company: string | null;
  by: string;
}

/** Stores a move. */
export const moveStored = (
  tx: Tx,
  move: { moveId: string; machineNumber: string; from: HeldMachine; to: HeldMachine; staffId: string },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO machine_move_registry (move_id, machine_number, company_id, machine_id, from_company_id, from_machine_id, at,
      moved_by)
    VALUES (${move.moveId}, ${move.machineNumber}, ${move.to.company_id}, ${move.to.machine_id},
      ${move.from.company_id}, ${move.from.machine_id}, ${now}, ${move.staffId})`);

/** A move by its id, of a machine within sight. */
export const moveByIdAcrossCompanies = (tx: Tx, scope: Scope, moveId: string) =>
  tx.maybe<{ machine_number: string; company_id: string }>(sql`
    SELECT v.machine_number, v.company_id FROM machine_move_registry v
    JOIN machines m ON m.company_id = v.company_id AND m.machine_id = v.machine_id
    WHERE v.move_id = ${moveId} AND m.product_line = ANY (${scope.productLines}) AND m.area = ANY (${scope.areas})`);

/** Where a machine has been, newest first; companies outside one's areas are not named. */
export const movesOfMachineAcrossCompanies = (tx: Tx, scope: Scope, machineNumber: string) =>
  tx.rows<MoveRow>(sql`
    SELECT v.move_id, v.at, f.name AS from_company, t.name AS to_company, s.name AS by FROM machine_move_registry v
    JOIN machines m ON m.company_id = v.company_id AND m.machine_id = v.machine_id
    JOIN staff_members s ON s.staff_id = v.moved_by
    LEFT JOIN companies f ON f.company_id = v.from_company_id
    LEFT JOIN companies t ON t.company_id = v.company_id
    WHERE v.machine_number = ${machineNumber} AND m.product_line = ANY (${scope.productLines})
      AND m.area = ANY (${scope.areas})
    ORDER BY v.at DESC, v.move_id DESC LIMIT 20`);

/** One line of anonymous history with the move that made it anonymous. */
export interface HistoryRow {
  month: string;
  error_number: string | null;
  cause_code: AnonymousCase['causeCode'];
  remedy_code: AnonymousCase['remedyCode'];
  first_move_id: string;
}

/** The history that came with a machine, with the company that each line is from: for staff alone. */
export const historyWithOrigins = (tx: Tx, { company_id, machine_id }: HeldMachine) =>
  tx.rows<HistoryRow & { from_company_id: string | null }>(sql`
    SELECT h.month, h.error_number, h.cause_code, h.remedy_code, h.first_move_id, v.from_company_id
    FROM machine_history h LEFT JOIN machine_move_registry v ON v.move_id = h.first_move_id
    WHERE h.company_id = ${company_id} AND h.machine_id = ${machine_id} LIMIT 5000`);

/** The history that came with a machine, as its company reads it, newest first. */
export const historyOfMachine = (tx: Tx, companyId: string, machineId: string) =>
  tx.rows<Omit<HistoryRow, 'first_move_id'>>(sql`
    SELECT month, error_number, cause_code, remedy_code FROM machine_history
    WHERE company_id = ${companyId} AND machine_id = ${machineId}
    ORDER BY month DESC, error_number, cause_code, remedy_code LIMIT 500`);

/** Stores history. One statement, with ids that say nothing of an order within a month. */
export const historyStored = (tx: Tx, to: HeldMachine, rows: readonly (HistoryRow & { history_id: string })[]) =>
  tx.later(sql`
    INSERT INTO machine_history (company_id, machine_id, history_id, month, error_number, cause_code, remedy_code,
      first_move_id)
    SELECT ${to.company_id}::uuid, ${to.machine_id}::uuid, h.history_id, h.month, h.error_number, h.cause_code,
      h.remedy_code, h.first_move_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS h (history_id uuid, month text, error_number text,
      cause_code text, remedy_code text, first_move_id uuid)`);

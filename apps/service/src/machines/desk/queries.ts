import { sql, type Tx, written } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { MachineRow } from '../queries.ts';

/** A machine beside its company. */
export interface DeskMachineRow extends MachineRow {
  company_name: string;
  customer_number: string;
  warranty_until: string | null;
}

const machineWithCompany = sql`
  SELECT m.company_id, m.machine_id, m.machine_number, m.product_line, m.area, m.model, m.site,
    m.delivered_on::text AS delivered_on, m.software_version, m.warranty_until::text AS warranty_until,
    c.name AS company_name, c.customer_number
  FROM machines m JOIN companies c ON c.company_id = m.company_id`;

/** Which machines a list shows. */
export interface MachineFilter {
  scope: Scope;
  /** Words as they are looked for in numbers and names; null for every machine. */
  found: string | null;
  afterNumber: string;
  limit: number;
}

/** So many machines that have the words are put in order; more are met soon by going along the numbers. */
const probeAtMost = 2_000;

/**
 * Numbers of machines with some words in their own names or in those of their company. The index of words is asked for a
 * bounded number; where there are more, `ts_match_vq`, which it does not serve, has PostgreSQL go along the numbers.
 */
const numbersWith = ({ scope, afterNumber, limit }: MachineFilter, found: string) => sql`
    WITH hits AS MATERIALIZED (
      (SELECT m.machine_number FROM machines m WHERE m.endings @@ ${found}::tsquery
        AND m.product_line = ANY (${scope.productLines}) AND m.area = ANY (${scope.areas}) LIMIT ${written(probeAtMost)})
      UNION ALL
      (SELECT m.machine_number FROM companies c JOIN machines m ON m.company_id = c.company_id
        WHERE c.endings @@ ${found}::tsquery AND m.product_line = ANY (${scope.productLines})
          AND m.area = ANY (${scope.areas}) LIMIT ${written(probeAtMost)}))
    (SELECT DISTINCT r.machine_number FROM hits h JOIN machine_registry r ON r.machine_number = h.machine_number
      WHERE (SELECT count(*) FROM hits) < ${probeAtMost} AND r.machine_number > ${afterNumber}
        AND r.product_line = ANY (${scope.productLines}) AND r.area = ANY (${scope.areas})
      ORDER BY r.machine_number LIMIT ${written(limit)})
    UNION ALL
    (SELECT r.machine_number FROM machine_registry r
      JOIN machines m ON m.company_id = r.company_id AND m.machine_id = r.machine_id
      JOIN companies c ON c.company_id = r.company_id
      WHERE (SELECT count(*) FROM hits) >= ${probeAtMost} AND r.machine_number > ${afterNumber}
        AND r.product_line = ANY (${scope.productLines}) AND r.area = ANY (${scope.areas})
        AND (ts_match_vq(m.endings, ${found}::tsquery) OR ts_match_vq(c.endings, ${found}::tsquery))
      ORDER BY r.machine_number LIMIT ${written(limit)})`;

const nextNumbers = ({ scope, afterNumber, limit }: MachineFilter) => sql`
    SELECT r.machine_number FROM machine_registry r
    WHERE r.machine_number > ${afterNumber} AND r.product_line = ANY (${scope.productLines})
      AND r.area = ANY (${scope.areas})
    ORDER BY r.machine_number LIMIT ${written(limit)}`;

/** Machines within the viewer's scope, by number, after the given one. The page is cut before names are joined. */
export const machinesAcrossCompanies = (tx: Tx, filter: MachineFilter) => {
  if (filter.found) tx.later({ ...sql`SET LOCAL enable_seqscan = off`, name: '' });
  return tx.rows<DeskMachineRow>(sql`
    ${machineWithCompany}
    JOIN machine_registry r ON r.company_id = m.company_id AND r.machine_id = m.machine_id
    JOIN (${filter.found ? numbersWith(filter, filter.found) : nextNumbers(filter)}) k
      ON k.machine_number = r.machine_number
    WHERE m.product_line = ANY (${filter.scope.productLines}) AND m.area = ANY (${filter.scope.areas})
    ORDER BY r.machine_number LIMIT ${written(filter.limit)}`);
};

/** One machine within the viewer's scope. */
export const machineAcrossCompanies = (tx: Tx, scope: Scope, machineNumber: string) =>
  tx.maybe<DeskMachineRow>(sql`
    ${machineWithCompany}
    JOIN machine_registry r ON r.company_id = m.company_id AND r.machine_id = m.machine_id
    WHERE r.machine_number = ${machineNumber} AND m.product_line = ANY (${scope.productLines})
      AND m.area = ANY (${scope.areas})`);

/** Machines of these numbers within the viewer's scope. */
export const machinesByNumbersAcrossCompanies = (tx: Tx, scope: Scope, machineNumbers: readonly string[]) =>
  tx.rows<DeskMachineRow>(sql`
    ${machineWithCompany}
    JOIN machine_registry r ON r.company_id = m.company_id AND r.machine_id = m.machine_id
    WHERE r.machine_number = ANY (${machineNumbers}) AND m.product_line = ANY (${scope.productLines})
      AND m.area = ANY (${scope.areas})`);

/** How many machines companies have within the viewer's scope. */
export const machineCountsAcrossCompanies = (tx: Tx, scope: Scope, companyIds: readonly string[]) =>
  tx.rows<{ company_id: string; machines: number }>(sql`
    SELECT company_id, count(*)::int AS machines FROM machines
    WHERE company_id = ANY (${companyIds}::uuid[]) AND product_line = ANY (${scope.productLines})
      AND area = ANY (${scope.areas}) AND moved_at IS NULL GROUP BY company_id`);

/** What was bought for a machine, newest first. */
export const serviceContractsOfMachine = (tx: Tx, of: { company_id: string; machine_id: string }) =>
  tx.rows<{ contract_number: string; level: 'basic' | 'standard' | 'premium'; starts_on: string; ends_on: string }>(sql`
    SELECT contract_number, level, starts_on::text AS starts_on, ends_on::text AS ends_on FROM service_contracts
    WHERE company_id = ${of.company_id} AND machine_id = ${of.machine_id}
    ORDER BY ends_on DESC, contract_number LIMIT 50`);

/** Names and numbers to be found within which scope. */
export interface NamesWanted {
  scope: Scope;
  found: string;
  asWhole: string;
  limit: number;
}

/** Names and numbers of a machine and its company, to be found together. */
export interface MachineAndCompanyWanted extends NamesWanted {
  /** What a company must have at least one of, to be looked at. */
  anyTerm: string;
}

/**
 * Machines of companies in whose names and numbers, together with the machine's, everything is found. Few companies are
 * looked at, the closest first: a city names thousands.
 */
export const machinesByCompanyAcrossCompanies = (tx: Tx, wanted: MachineAndCompanyWanted) =>
  tx.rows<DeskMachineRow>(sql`
    ${machineWithCompany}
    WHERE m.company_id IN (SELECT o.company_id FROM companies o
        WHERE o.endings @@ ${wanted.anyTerm}::tsquery AND o.area = ANY (${wanted.scope.areas})
        ORDER BY o.endings @@ ${wanted.found}::tsquery DESC, o.endings @@ ${wanted.asWhole}::tsquery DESC, o.name,
          o.company_id LIMIT 100)
      AND (m.endings || c.endings) @@ ${wanted.found}::tsquery AND m.product_line = ANY (${wanted.scope.productLines})
      AND m.area = ANY (${wanted.scope.areas}) AND m.moved_at IS NULL
    ORDER BY c.endings @@ ${wanted.asWhole}::tsquery DESC, c.name, m.machine_number LIMIT ${wanted.limit}`);
/** Of common words a few machines are shown; so many are looked at to choose them from. */
const lookedAt = 50;

/** Machines by any part of number, model or site: whole ones first, then by number. */
export const machinesFoundAcrossCompanies = (tx: Tx, { scope, found, asWhole, limit }: NamesWanted) =>
  tx.rows<DeskMachineRow>(sql`
    ${machineWithCompany}
    WHERE (m.company_id, m.machine_id) IN (
      (SELECT m.company_id, m.machine_id FROM machines m
        WHERE m.endings @@ ${found}::tsquery AND m.endings @@ ${asWhole}::tsquery AND m.product_line = ANY (${scope.productLines})
          AND m.area = ANY (${scope.areas}) AND m.moved_at IS NULL LIMIT ${written(lookedAt)})
      UNION ALL (SELECT m.company_id, m.machine_id FROM machines m
        WHERE m.endings @@ ${found}::tsquery AND m.product_line = ANY (${scope.productLines})
          AND m.area = ANY (${scope.areas}) AND m.moved_at IS NULL LIMIT ${written(lookedAt)}))
    ORDER BY m.endings @@ ${asWhole}::tsquery DESC, m.machine_number LIMIT ${written(limit)}`);

import type { ProductLine } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A machine as an import compares it; days are texts. */
export interface ImportedMachine {
  companyId: string;
  machineId: string;
  machineNumber: string;
  productLine: ProductLine;
  area: string;
  model: string;
  site: string;
  deliveredOn: string | null;
  warrantyUntil: string | null;
  softwareVersion: string | null;
}

const columns = sql`m.company_id AS "companyId", m.machine_id AS "machineId", m.machine_number AS "machineNumber",
  m.product_line AS "productLine", m.area, m.model, m.site, m.delivered_on::text AS "deliveredOn",
  m.warranty_until::text AS "warrantyUntil", m.software_version AS "softwareVersion"`;

/** Machines by their numbers, whosever they are; for the worker. */
export const machinesByNumberAcrossCompanies = (tx: Tx, machineNumbers: readonly string[]) =>
  tx.rows<ImportedMachine>(sql`
    SELECT ${columns} FROM machine_registry r
    JOIN machines m ON m.company_id = r.company_id AND m.machine_id = r.machine_id
    WHERE r.machine_number = ANY (${machineNumbers})`);

/** Machines by their ids, as they stand now and unless they moved away; for the worker. */
export const machinesByIdAcrossCompanies = (tx: Tx, companyIds: readonly string[], machineIds: readonly string[]) =>
  tx.rows<ImportedMachine>(sql`
    SELECT ${columns} FROM machines m
    WHERE m.company_id = ANY (${companyIds}::uuid[]) AND m.machine_id = ANY (${machineIds}::uuid[])
      AND m.moved_at IS NULL`);

/** Where machines lie and what they are, also those that moved away since; for the worker. */
export const machinesLieAcrossCompanies = (tx: Tx, companyIds: readonly string[], machineIds: readonly string[]) =>
  tx.rows<Pick<ImportedMachine, 'machineId' | 'productLine' | 'area'>>(sql`
    SELECT m.machine_id AS "machineId", m.product_line AS "productLine", m.area FROM machines m
    WHERE m.company_id = ANY (${companyIds}::uuid[]) AND m.machine_id = ANY (${machineIds}::uuid[])`);

/** Every model that some machine has, with its product line; for the worker. */
export const modelsAcrossCompanies = (tx: Tx) =>
  tx.rows<{ model: string; productLine: ProductLine }>(sql`
    SELECT DISTINCT model, product_line AS "productLine" FROM machines ORDER BY 1, 2`);

const listOf = <Key extends keyof ImportedMachine>(machines: readonly ImportedMachine[], key: Key) =>
  machines.map((machine) => machine[key]);

const rowsOf = (machines: readonly ImportedMachine[]) => sql`
  unnest(${listOf(machines, 'companyId')}::uuid[], ${listOf(machines, 'machineId')}::uuid[],
    ${listOf(machines, 'machineNumber')}::text[], ${listOf(machines, 'productLine')}::text[], ${listOf(machines, 'area')}::text[],
    ${listOf(machines, 'model')}::text[], ${listOf(machines, 'site')}::text[],
    ${listOf(machines, 'deliveredOn')}::date[], ${listOf(machines, 'warrantyUntil')}::date[],
    ${listOf(machines, 'softwareVersion')}::text[])
  AS n (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, warranty_until,
    software_version)`;

/** Stores new machines under their companies and in the registry. */
export async function machinesImported(tx: Tx, machines: readonly ImportedMachine[]): Promise<void> {
  await tx.run(sql`
    INSERT INTO machines (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on,
      warranty_until, software_version)
    SELECT n.company_id, n.machine_id, n.machine_number, n.product_line, n.area, n.model, n.site, n.delivered_on,
      n.warranty_until, n.software_version FROM ${rowsOf(machines)}`);
  await tx.run(sql`
    INSERT INTO machine_registry (company_id, machine_id, machine_number, product_line, area)
    SELECT n.company_id, n.machine_id, n.machine_number, n.product_line, n.area FROM ${rowsOf(machines)}`);
}

/** Writes what an import changed of machines; number and company stay. */
export async function machinesRewrittenAcrossCompanies(tx: Tx, machines: readonly ImportedMachine[]): Promise<void> {
  await tx.run(sql`
    UPDATE machines m SET product_line = n.product_line, model = n.model, site = n.site,
      delivered_on = n.delivered_on, warranty_until = n.warranty_until, software_version = n.software_version
    FROM ${rowsOf(machines)} WHERE m.company_id = n.company_id AND m.machine_id = n.machine_id`);
  await tx.run(sql`
    UPDATE machine_registry r SET product_line = n.product_line
    FROM ${rowsOf(machines)} WHERE r.machine_number = n.machine_number AND r.company_id = n.company_id`);
}

/** Removes machines that an import made. @throws what PostgreSQL says when something belongs to one of them */
export async function machinesRemovedAcrossCompanies(
  tx: Tx,
  companyIds: readonly string[],
  machineIds: readonly string[],
): Promise<void> {
  await tx.run(sql`
    DELETE FROM machine_registry
    WHERE company_id = ANY (${companyIds}::uuid[]) AND machine_id = ANY (${machineIds}::uuid[])`);
  await tx.run(sql`
    DELETE FROM machines
    WHERE company_id = ANY (${companyIds}::uuid[]) AND machine_id = ANY (${machineIds}::uuid[])`);
}

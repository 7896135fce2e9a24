import type { ProductLine } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A machine as rows hold it; days are texts, so that no time zone moves them. */
export interface MachineRow {
  company_id: string;
  machine_id: string;
  machine_number: string;
  product_line: ProductLine;
  area: string;
  model: string;
  site: string;
  delivered_on: string | null;
  software_version: string | null;
}

const columns = sql`m.company_id, m.machine_id, m.machine_number, m.product_line, m.area, m.model, m.site,
  m.delivered_on::text AS delivered_on, m.software_version`;

/** Machines of one's company, by site and number. */
export const machinesOfCompany = (tx: Tx, companyId: string) =>
  tx.rows<MachineRow>(sql`
    SELECT ${columns} FROM machines m WHERE m.company_id = ${companyId} AND m.moved_at IS NULL
    ORDER BY m.site, m.machine_number LIMIT 1000`);

/** One machine of one's company; nothing for a foreign one. */
export const machineByNumber = (tx: Tx, companyId: string, machineNumber: string) =>
  tx.maybe<MachineRow>(sql`
    SELECT ${columns} FROM machines m
    WHERE m.company_id = ${companyId} AND m.machine_number = ${machineNumber} AND m.moved_at IS NULL`);

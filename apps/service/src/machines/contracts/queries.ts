import type { ContractLevel } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A service contract of one machine; days are texts. */
export interface ServiceContractRow {
  companyId: string;
  serviceContractId: string;
  contractNumber: string;
  machineId: string;
  level: ContractLevel;
  startsOn: string;
  endsOn: string;
}

const columns = sql`s.company_id AS "companyId", s.service_contract_id AS "serviceContractId",
  s.contract_number AS "contractNumber", s.machine_id AS "machineId", s.level,
  s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn"`;

/** Service contracts of machines; for the worker. */
export const contractsOfMachinesAcrossCompanies = (
  tx: Tx,
  companyIds: readonly string[],
  machineIds: readonly string[],
) =>
  tx.rows<ServiceContractRow>(sql`
    SELECT ${columns} FROM service_contracts s
    WHERE s.company_id = ANY (${companyIds}::uuid[]) AND s.machine_id = ANY (${machineIds}::uuid[])`);

/** Service contracts by their ids, as they stand now; for the worker. */
export const contractsByIdAcrossCompanies = (tx: Tx, companyIds: readonly string[], contractIds: readonly string[]) =>
  tx.rows<ServiceContractRow>(sql`
    SELECT ${columns} FROM service_contracts s
    WHERE s.company_id = ANY (${companyIds}::uuid[]) AND s.service_contract_id = ANY (${contractIds}::uuid[])`);

const listOf = <Key extends keyof ServiceContractRow>(contracts: readonly ServiceContractRow[], key: Key) =>
  contracts.map((contract) => contract[key]);

const rowsOf = (contracts: readonly ServiceContractRow[]) => sql`
  unnest(${listOf(contracts, 'companyId')}::uuid[], ${listOf(contracts, 'serviceContractId')}::uuid[],
    ${listOf(contracts, 'contractNumber')}::text[], ${listOf(contracts, 'machineId')}::uuid[],
    ${listOf(contracts, 'level')}::text[],
    ${listOf(contracts, 'startsOn')}::date[], ${listOf(contracts, 'endsOn')}::date[])
  AS n (company_id, service_contract_id, contract_number, machine_id, level, starts_on, ends_on)`;

/** Stores new service contracts. */
export const contractsImported = (tx: Tx, contracts: readonly ServiceContractRow[]) =>
  tx.run(sql`
    INSERT INTO service_contracts (company_id, service_contract_id, contract_number, machine_id, level,
      starts_on, ends_on)
    SELECT n.company_id, n.service_contract_id, n.contract_number, n.machine_id, n.level, n.starts_on,
      n.ends_on FROM ${rowsOf(contracts)}`);

/** Writes what an import changed of service contracts. */
export const contractsRewrittenAcrossCompanies = (tx: Tx, contracts: readonly ServiceContractRow[]) =>
  tx.run(sql`
    UPDATE service_contracts s SET level = n.level, starts_on = n.starts_on, ends_on = n.ends_on
    FROM ${rowsOf(contracts)}
    WHERE s.company_id = n.company_id AND s.service_contract_id = n.service_contract_id`);

/** Removes service contracts that an import made. */
export const contractsRemovedAcrossCompanies = (
  tx: Tx,
  companyIds: readonly string[],
  contractIds: readonly string[],
) =>
  tx.run(sql`
    DELETE FROM service_contracts
    WHERE company_id = ANY (${companyIds}::uuid[]) AND service_contract_id = ANY (${contractIds}::uuid[])`);

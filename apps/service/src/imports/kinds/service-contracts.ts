import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { companiesByNumberAcrossCompanies, companiesLeavingAcrossCompanies } from '../../companies/index.ts';
import {
  contractsByIdAcrossCompanies,
  contractsImported,
  contractsOfMachinesAcrossCompanies,
  contractsRemovedAcrossCompanies,
  contractsRewrittenAcrossCompanies,
  type ImportedMachine,
  machinesByNumberAcrossCompanies,
  machinesLieAcrossCompanies,
  type ServiceContractRow,
} from '../../machines/index.ts';
import { isWithin } from '../../people/index.ts';
import {
  allGiven,
  type Decision,
  type Given,
  type GivenRow,
  idsOf,
  type KindWork,
  type Thing,
  type Wish,
} from './kind.ts';
import { asCustomerNumber, asDay, asLevel, asMachineNumber, asText } from './values.ts';

const thingOf = ({ companyId, serviceContractId, ...values }: ServiceContractRow): Thing => ({
  companyId,
  thingId: serviceContractId,
  values,
});
const contractOf = ({ companyId, thingId, values }: Thing) =>
  ({ companyId, serviceContractId: thingId, ...values }) as unknown as ServiceContractRow;

/** What a batch of rows is judged by. */
interface Known {
  readonly companies: ReadonlyMap<string, string>;
  readonly leaving: ReadonlySet<string>;
  readonly machines: ReadonlyMap<string, ImportedMachine>;
  readonly contracts: ReadonlyMap<string, Thing>;
}

const keyOf = (machineId: string, contractNumber: string) => `${machineId} ${contractNumber}`;

async function knownFor(tx: Tx, rows: readonly GivenRow[]): Promise<Known> {
  const [companies, machines] = await Promise.all([
    companiesByNumberAcrossCompanies(tx, allGiven(rows, 'customerNumber')),
    machinesByNumberAcrossCompanies(tx, allGiven(rows, 'machineNumber')),
  ]);
  const owners = machines.map(({ companyId }) => companyId);
  const [leaving, contracts] = await Promise.all([
    companiesLeavingAcrossCompanies(tx, owners),
    contractsOfMachinesAcrossCompanies(
      tx,
      owners,
      machines.map(({ machineId }) => machineId),
    ),
  ]);
  return {
    companies: new Map(companies.map((one) => [one.customerNumber, one.companyId])),
    leaving,
    machines: new Map(machines.map((one) => [one.machineNumber, one])),
    contracts: new Map(contracts.map((one) => [keyOf(one.machineId, one.contractNumber), thingOf(one)])),
  };
}

function decide(given: Given, known: Known, { scope, now }: Wish): Decision {
  const machine = known.machines.get(given.machineNumber!);
  if (!machine) return { reason: 'machine-unknown', field: 'machineNumber' };
  if (!scope.areas.includes(machine.area)) return { reason: 'area-not-yours', field: 'machineNumber' };
  if (!scope.productLines.includes(machine.productLine))
    return { reason: 'product-line-not-yours', field: 'machineNumber' };
  if (known.leaving.has(machine.companyId)) return { reason: 'company-leaving', field: 'machineNumber' };
  if (given.customerNumber) {
    const companyId = known.companies.get(given.customerNumber);
    if (!companyId) return { reason: 'company-unknown', field: 'customerNumber' };
    if (companyId !== machine.companyId) return { reason: 'other-company', field: 'machineNumber' };
  }
  if (given.endsOn! < given.startsOn!) return { reason: 'dates-swapped', field: 'endsOn' };
  const { companyId, machineId } = machine;
  const existing = known.contracts.get(keyOf(machineId, given.contractNumber!)) ?? null;
  const { machineNumber: _, customerNumber: __, ...said } = given;
  return {
    existing,
    wanted: { companyId, thingId: existing?.thingId ?? newId(now), values: { ...said, machineId } },
  };
}

/** How service contracts are imported; they are found again by contract number and machine. */
export const serviceContractsWork: KindWork = {
  parse: {
    contractNumber: asText,
    machineNumber: asMachineNumber,
    customerNumber: asCustomerNumber,
    level: asLevel,
    startsOn: asDay,
    endsOn: asDay,
  },
  keyOf: (given) => `${given.machineNumber} ${given.contractNumber}`,
  async decide(tx, rows, wish) {
    const known = await knownFor(tx, rows);
    return rows.map(({ given }) => decide(given, known, wish));
  },
  async create(tx, things) {
    await contractsImported(tx, things.map(contractOf));
  },
  async rewrite(tx, things) {
    await contractsRewrittenAcrossCompanies(tx, things.map(contractOf));
  },
  async beyond(tx, things, scope) {
    const companies = things.map(({ companyId }) => companyId);
    const machines = await machinesLieAcrossCompanies(
      tx,
      companies,
      things.map(({ values }) => values.machineId!),
    );
    const here = new Set(machines.filter((machine) => isWithin(scope, machine)).map(({ machineId }) => machineId));
    return new Set(things.filter(({ values }) => !here.has(values.machineId!)).map(({ thingId }) => thingId));
  },
  current: async (tx, things) => (await contractsByIdAcrossCompanies(tx, ...idsOf(things))).map(thingOf),
  async remove(tx, things) {
    await contractsRemovedAcrossCompanies(tx, ...idsOf(things));
  },
};

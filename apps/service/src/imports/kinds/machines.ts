import type { ProductLine } from '#contract';
import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { companiesByNumberAcrossCompanies, companiesLeavingAcrossCompanies } from '../../companies/index.ts';
import {
  type ImportedMachine,
  machinesByIdAcrossCompanies,
  machinesByNumberAcrossCompanies,
  machinesImported,
  machinesRemovedAcrossCompanies,
  machinesRewrittenAcrossCompanies,
  modelsAcrossCompanies,
} from '../../machines/index.ts';
import {
  allGiven,
  type Decision,
  type Given,
  type GivenRow,
  idsBeyond,
  idsOf,
  type KindWork,
  type Thing,
  type Wish,
} from './kind.ts';
import { asCustomerNumber, asDay, asMachineNumber, asProductLine, asText } from './values.ts';

const thingOf = ({ companyId, machineId, ...values }: ImportedMachine): Thing => ({
  companyId,
  thingId: machineId,
  values,
});
const machineOf = ({ companyId, thingId, values }: Thing) =>
  ({ companyId, machineId: thingId, ...values }) as unknown as ImportedMachine;

/** What a batch of rows is judged by. */
interface Known {
  readonly companies: ReadonlyMap<string, { companyId: string; area: string }>;
  readonly leaving: ReadonlySet<string>;
  readonly machines: ReadonlyMap<string, Thing>;
  readonly models: ReadonlyMap<string, { model: string; lines: Set<ProductLine> }>;
}

const plainModel = (model: string): string => model.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

async function knownFor(tx: Tx, rows: readonly GivenRow[]): Promise<Known> {
  const [companies, machines, models] = await Promise.all([
    companiesByNumberAcrossCompanies(tx, allGiven(rows, 'customerNumber')),
    machinesByNumberAcrossCompanies(tx, allGiven(rows, 'machineNumber')),
    modelsAcrossCompanies(tx),
  ]);
  const leaving = await companiesLeavingAcrossCompanies(
    tx,
    companies.map(({ companyId }) => companyId),
  );
  const byModel = new Map<string, { model: string; lines: Set<ProductLine> }>();
  for (const { model, productLine } of models) {
    const one = byModel.get(plainModel(model)) ?? { model, lines: new Set() };
    one.lines.add(productLine);
    byModel.set(plainModel(model), one);
  }
  return {
    companies: new Map(companies.map((one) => [one.customerNumber, one])),
    leaving,
    machines: new Map(machines.map((one) => [one.machineNumber, thingOf(one)])),
    models: byModel,
  };
}

const blank = { site: '', deliveredOn: null, warrantyUntil: null, softwareVersion: null };

function decide(given: Given, known: Known, { scope, newModels, now }: Wish): Decision {
  const company = known.companies.get(given.customerNumber!);
  if (!company) return { reason: 'company-unknown', field: 'customerNumber' };
  const { companyId, area } = company;
  if (!scope.areas.includes(area)) return { reason: 'area-not-yours', field: 'customerNumber' };
  if (known.leaving.has(companyId)) return { reason: 'company-leaving', field: 'customerNumber' };
  const existing = known.machines.get(given.machineNumber!) ?? null;
  if (existing && existing.companyId !== companyId) return { reason: 'other-company', field: 'machineNumber' };
  const model = known.models.get(plainModel(given.model!));
  if (!model && !newModels) return { reason: 'model-unknown', field: 'model' };
  const lines = model ? [...model.lines] : [];
  const line = given.productLine ?? existing?.values.productLine ?? (lines.length === 1 ? lines[0] : undefined);
  if (!line) return { reason: 'missing', field: 'productLine' };
  const touched = [line, existing?.values.productLine ?? line] as ProductLine[];
  if (touched.some((one) => !scope.productLines.includes(one)))
    return { reason: 'product-line-not-yours', field: given.productLine ? 'productLine' : 'model' };
  const { customerNumber: _, ...said } = given;
  const values = {
    ...(existing?.values ?? blank),
    ...said,
    productLine: line,
    area,
    model: model?.model ?? given.model!,
  };
  const { deliveredOn, warrantyUntil } = values;
  if (deliveredOn && warrantyUntil && warrantyUntil < deliveredOn)
    return { reason: 'dates-swapped', field: 'warrantyUntil' };
  return { existing, wanted: { companyId, thingId: existing?.thingId ?? newId(now), values } };
}

/** How machines are imported; they are found again by machine number. */
export const machinesWork: KindWork = {
  parse: {
    machineNumber: asMachineNumber,
    customerNumber: asCustomerNumber,
    model: asText,
    productLine: asProductLine,
    site: asText,
    deliveredOn: asDay,
    warrantyUntil: asDay,
    softwareVersion: asText,
  },
  keyOf: (given) => given.machineNumber ?? '',
  async decide(tx, rows, wish) {
    const known = await knownFor(tx, rows);
    return rows.map(({ given }) => decide(given, known, wish));
  },
  create: (tx, things) => machinesImported(tx, things.map(machineOf)),
  rewrite: (tx, things) => machinesRewrittenAcrossCompanies(tx, things.map(machineOf)),
  beyond: async (_tx, things, scope) => idsBeyond(scope, things),
  current: async (tx, things) => (await machinesByIdAcrossCompanies(tx, ...idsOf(things))).map(thingOf),
  remove: (tx, things) => machinesRemovedAcrossCompanies(tx, ...idsOf(things)),
};

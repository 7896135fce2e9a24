import type { ImportKind } from '#contract';
import { companiesWork } from './companies.ts';
import type { KindWork } from './kind.ts';
import { machinesWork } from './machines.ts';
import { serviceContractsWork } from './service-contracts.ts';

export { type Decision, type Given, type GivenRow, isSame, type KindWork, type Thing, type Wish } from './kind.ts';
export { textOf } from './values.ts';

/** How each kind of things is imported. */
export const kinds: Readonly<Record<ImportKind, KindWork>> = {
  companies: companiesWork,
  machines: machinesWork,
  'service-contracts': serviceContractsWork,
};

export { countMachinesAcrossCompanies, type MachineTroubles, type Trouble } from './actions.ts';
export {
  contractsByIdAcrossCompanies,
  contractsImported,
  contractsOfMachinesAcrossCompanies,
  contractsRemovedAcrossCompanies,
  contractsRewrittenAcrossCompanies,
  type ServiceContractRow,
} from './contracts/queries.ts';
export { machineTables } from './data-map.ts';
export {
  machineAcrossCompanies,
  machinesByCompanyAcrossCompanies,
  machinesFoundAcrossCompanies,
  serviceContractsOfMachine,
} from './desk/queries.ts';
export {
  type ImportedMachine,
  machinesByIdAcrossCompanies,
  machinesByNumberAcrossCompanies,
  machinesImported,
  machinesLieAcrossCompanies,
  machinesRemovedAcrossCompanies,
  machinesRewrittenAcrossCompanies,
  modelsAcrossCompanies,
} from './importing/queries.ts';
export type { MachinePasts } from './moves/actions.ts';
export { historyOfMachine, machineStays } from './moves/queries.ts';
export { machineByNumber, machinesOfCompany } from './queries.ts';
export { machinesFeature } from './routes.ts';

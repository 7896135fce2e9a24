export { countMachinesAcrossCompanies, type MachineTroubles, type Trouble } from './actions.ts';
export { machineTables } from './data-map.ts';
export { machineByNumber, machinesOfCompany } from './queries.ts';
export { machinesFeature } from './routes.ts';

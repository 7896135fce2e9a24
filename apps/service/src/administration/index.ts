export { administrationConnectors, administrationTables } from './data-map.ts';
export { administrationFeature } from './routes.ts';
export { type JobReport, reportJobs } from './system/actions.ts';

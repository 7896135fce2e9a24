export { administrationConnectors, administrationTables } from './data-map.ts';
export { type MisuseMailOptions, mailMisuse } from './misuse/mailing.ts';
export { administrationFeature } from './routes.ts';
export { staffRealmClient } from './staff/realm-client.ts';
export { type JobReport, reportJobs } from './system/actions.ts';

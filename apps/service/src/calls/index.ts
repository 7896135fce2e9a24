export { callsToSplit, logOpeningCall, readCalls, readDeskCalls } from './actions.ts';
export { callTables } from './data-map.ts';
export { callLoggedKind } from './events.ts';
export { callsOfCompany } from './queries.ts';
export { callsFeature } from './routes.ts';

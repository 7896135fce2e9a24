export { readCalls, readDeskCalls } from './actions.ts';
export { callTables } from './data-map.ts';
export { callsFeature } from './routes.ts';

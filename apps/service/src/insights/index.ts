export { insightTables } from './data-map.ts';
export { measureFree, measureOne, measureUnmeasured } from './operations/actions.ts';
export { insightsFeature } from './routes.ts';

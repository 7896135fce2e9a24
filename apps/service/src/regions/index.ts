export { sweepHomeFacts, watchRegions } from './actions.ts';
export { regionTables } from './data-map.ts';
export { type RegionDoorOptions, regionDoor } from './door.ts';
export { regionsFeature } from './routes.ts';

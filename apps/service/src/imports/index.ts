export { importTables } from './data-map.ts';
export { importAskedKind, importEndedKind } from './events.ts';
export { carryOnImport, carryOnStalledImports, dropOldImports } from './jobs.ts';
export type { ImportWork } from './passes/world.ts';
export { importsFeature } from './routes.ts';

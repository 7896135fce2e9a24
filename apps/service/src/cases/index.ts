export { caseTables } from './data-map.ts';
export { holdFor, receiveByTheWay, tellDesk } from './desk/holding.ts';
export type { DeskCall } from './desk/reading.ts';
export { type Live, openLive } from './live/hub.ts';
export { liveFeature } from './live/routes.ts';
export { countOpenCasesAcrossCompanies, machineTroubles } from './queue/actions.ts';
export { casesFeature } from './routes.ts';
export type { CallFact } from './timeline/entries.ts';
export { closeUnopposedSolutions } from './unopposed/actions.ts';

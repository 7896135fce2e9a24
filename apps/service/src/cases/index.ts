export {
  countCase,
  countFree,
  countUncounted,
  noteSpoken,
  onFreeCases,
  recountAfter,
  tellLateness,
} from './clocks/actions.ts';
export type { Measures } from './clocks/measures.ts';
export { type MeasuredCase, measureCase, measureHeld } from './clocks/measuring.ts';
export type { OfCase } from './clocks/queries.ts';
export { caseTables } from './data-map.ts';
export { archiveRoutes } from './departures/routes.ts';
export { stopCasesOfCompany } from './departures/stop.ts';
export { holdFor, receiveByTheWay, tellDesk } from './desk/holding.ts';
export type { DeskCall } from './desk/reading.ts';
export { movedByAnybody, movedByCustomers } from './events.ts';
export { machinePasts } from './handing-on/pasts.ts';
export { type Live, openLive } from './live/hub.ts';
export { openPresences } from './live/presence.ts';
export { liveFeature } from './live/routes.ts';
export type { LogOpeningCall } from './opening/caller.ts';
export { countOpenCasesAcrossCompanies, machineTroubles } from './queue/actions.ts';
export { casesFeature } from './routes.ts';
export type { CallsToSplit } from './splitting/actions.ts';
export type { SplitCall } from './splitting/queries.ts';
export type { CallFact } from './timeline/entries.ts';
export type { ReadCase, Standing } from './timeline/queries.ts';
export { closeUnopposedSolutions } from './unopposed/actions.ts';

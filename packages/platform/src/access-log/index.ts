export {
  type AccessLine,
  lineOf,
  noteBeginning,
  noteSignedIn,
  type SignedIn,
} from './line.ts';
export { type AccessLog, type AccessLogOptions, openAccessLog } from './log.ts';
export {
  alertsIn,
  conspicuousFrom,
  dayInChina,
  logMisuse,
  type MisuseDay,
  type MisuseKind,
  readMisuseDays,
} from './misuse.ts';
export { fewestDays, type Kept, keepPartitions, mostDays } from './partitions.ts';
export { type NamedRoute, type RouteNames, routeNamesOf } from './routes.ts';
export { knownSoftware, knownSystems, softwareOf, systemOf } from './software.ts';

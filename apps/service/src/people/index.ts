export {
  type Actors,
  type CustomerActor,
  type HomeAsking,
  isWithin,
  type Membership,
  memberOf,
  memberOfActor,
  type RegionActor,
  type Scope,
  type StaffActor,
} from './actors.ts';
export { type HomeActor, type HomeDoorOptions, homeDoor, readHomeNotice } from './consents/door.ts';
export { isShutOut, personEndTold, requireTransfer } from './consents/queries.ts';
export { customerDoor } from './customer-door.ts';
export { peopleConnectors, peopleTables } from './data-map.ts';
export { homeKeys, refusedToken } from './home-keys.ts';
export { nameOnProfile } from './queries.ts';
export { peopleFeature, type Standing } from './routes.ts';
export { deleteEndedSessions, sessionRuns } from './sessions/actions.ts';
export { analysisDoor, staffDoor } from './sessions/door.ts';
export { assignable, sessionEndTold } from './sessions/queries.ts';
export { sessionsFeature } from './sessions/routes.ts';

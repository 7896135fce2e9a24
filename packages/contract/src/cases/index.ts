export { deskCaseRoutes } from './desk-routes.ts';
export {
  type DeskCase,
  type DeskCaseLine,
  type DeskTimelineEntry,
  deskBodies,
  queueFilterSchema,
} from './desk-shapes.ts';
export { caseRoutes } from './routes.ts';
export {
  type Case,
  type CaseLine,
  caseNumberSchema,
  contactSchema,
  type OpenCase,
  objectionSchema,
  openCaseSchema,
  replySchema,
  type TimelineEntry,
} from './shapes.ts';
export * from './states.ts';

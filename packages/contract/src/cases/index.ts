export { type CallerCase, callerCaseSchema } from './callers/index.ts';
export { type CaseClocks, type ClockFace, type ClockState, type DueKind, dueKinds } from './clocks/index.ts';
export { type CauseCode, causeCodes, type RemedyCode, remedyCodes } from './codes.ts';
export { deskCaseRoutes } from './desk-routes.ts';
export {
  countedAtMost,
  type DeskCase,
  type DeskCaseLine,
  type DeskTimelineEntry,
  deskBodies,
  queueFilterSchema,
} from './desk-shapes.ts';
export { type AnonymousCase, type EarlierCase, type SeenBefore, seenBeforeSchema } from './earlier-shapes.ts';
export { type CaseLink, linkingRoutes } from './linking/index.ts';
export {
  type CaseMerge,
  type MergeRefusal,
  mergedAtMost,
  mergeRefusals,
  mergeUndoEnds,
  mergeUndoMs,
  mergingRoutes,
} from './merging/index.ts';
export {
  type Presence,
  type PresenceHint,
  presenceEveryMs,
  presenceHintSchema,
  presenceLastsMs,
} from './presence/index.ts';
export { type PrintReader, printReaders } from './printing/index.ts';
export { caseRoutes } from './routes.ts';
export { foldedTerm, type MarkedPart, markedParts, passageAround } from './search-marks.ts';
export { searchRoutes } from './search-routes.ts';
export type { Found, FoundCase, FoundMachine } from './search-shapes.ts';
export {
  bestPassage,
  compact,
  isNumberOf,
  partsOf,
  type Run,
  runsOf,
  shownOf,
  type Term,
  termsOf,
} from './search-terms.ts';
export {
  alarmsAheadMs,
  type Case,
  type CaseLine,
  caseNumberSchema,
  contactSchema,
  type OpenCase,
  objectionSchema,
  openCaseSchema,
  replySchema,
  type TimelineEntry,
  textLimits,
  timelineEntrySchema,
} from './shapes.ts';
export {
  type SplitCase,
  type SplitRefusal,
  splitLists,
  splitRefusals,
  splitSchema,
  splittingRoutes,
} from './splitting/index.ts';
export * from './states.ts';

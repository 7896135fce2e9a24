import type { EventFact } from '#platform/act';

/** What can have happened to a case. */
export type CaseEventKind =
  | 'CaseOpened'
  | 'CaseReceived'
  | 'CaseReplied'
  | 'CaseJoined'
  | 'CaseAnswered'
  | 'CaseNoted'
  | 'CaseAssigned'
  | 'CasePrioritised'
  | 'TurnSet'
  | 'UpdatePromised'
  | 'CaseSolved'
  | 'SolutionObjected'
  | 'CaseClosed'
  | 'CaseStopped'
  | 'CaseBecameLate'
  | 'CaseMerged'
  | 'CaseUnmerged'
  | 'CaseLinked'
  | 'CaseUnlinked'
  | 'CaseSplit';

/** What customers do that moves clocks; acts of staff count them at once. */
export const movedByCustomers = [
  'CaseOpened',
  'CaseReplied',
  'SolutionObjected',
] as const satisfies readonly CaseEventKind[];

/** What changes anything that is measured of a case. */
export const movedByAnybody = [
  ...movedByCustomers,
  'CaseAnswered',
  'TurnSet',
  'UpdatePromised',
  'CaseSolved',
  'CaseClosed',
  'CaseStopped',
  'CaseBecameLate',
  'CaseMerged',
  'CaseUnmerged',
] as const satisfies readonly CaseEventKind[];

/** A fact about a case; ids and enums only. */
export const caseFact = (
  kind: CaseEventKind,
  of: { company_id: string; case_id: string },
  more: Readonly<Record<string, string | number | boolean | null>> = {},
): EventFact => ({ kind, companyId: of.company_id, body: { caseId: of.case_id, ...more } });

import type { EventFact } from '#platform/act';

/** Kind of the fact that a call was logged; a call is an answer. */
export const callLoggedKind = 'CallLogged';

/** Staff logged a phone call about a case. */
export const callLogged = (companyId: string, caseId: string, callId: string): EventFact => ({
  kind: callLoggedKind,
  companyId,
  body: { caseId, callId },
});

import type { EventFact } from '#platform/act';

/** Staff logged a phone call about a case. */
export const callLogged = (companyId: string, caseId: string, callId: string): EventFact => ({
  kind: 'CallLogged',
  companyId,
  body: { caseId, callId },
});

import type { EventFact } from '#platform/act';

/** A person asked to join a company. */
export const joinRequestSent = (companyId: string, joinRequestId: string): EventFact => ({
  kind: 'JoinRequestSent',
  companyId,
  body: { joinRequestId },
});

/** The front line accepted or refused a wish to join. */
export const joinRequestDecided = (companyId: string, joinRequestId: string, accepted: boolean): EventFact => ({
  kind: accepted ? 'JoinRequestAccepted' : 'JoinRequestRefused',
  companyId,
  body: { joinRequestId },
});

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

/** Something happened to a membership. */
export const membershipFact = (
  kind: 'MemberInvited' | 'MemberRoleSet' | 'CaseOpeningSet' | 'MemberLeft' | 'CompanyAdminNamed',
  companyId: string,
  membershipId: string,
  more: Readonly<Record<string, string | boolean>> = {},
): EventFact => ({ kind, companyId, body: { membershipId, ...more } });

/** An invite was made or taken back. */
export const inviteFact = (kind: 'InviteMade' | 'InviteTakenBack', companyId: string, inviteId: string): EventFact => ({
  kind,
  companyId,
  body: { inviteId },
});

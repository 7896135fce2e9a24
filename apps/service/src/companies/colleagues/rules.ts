import type { HeldMembership } from './queries.ts';

/** What is left of a name: pages say it in the language of whoever reads (`memberName` of the ui package). */
export const formerColleague = (number: number): string => `former colleague ${number}`;

/** Whether a company is without an admin once this member is none any more. */
export const isLastAdmin = (active: readonly HeldMembership[], membershipId: string): boolean =>
  active.some((one) => one.membership_id === membershipId && one.role === 'company-admin') &&
  !active.some((one) => one.membership_id !== membershipId && one.role === 'company-admin');

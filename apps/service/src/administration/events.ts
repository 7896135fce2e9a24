import type { EventFact } from '#platform/act';

/** An administrator wants a job that was given up to be tried again. */
export const jobRetryAsked = (queue: string, jobId: string): EventFact => ({
  kind: 'JobRetryAsked',
  body: { queue, jobId },
});

/** A staff member, or what one works for, has changed. */
export const staffMemberChanged = (staffId: string): EventFact => ({ kind: 'StaffMemberChanged', body: { staffId } });

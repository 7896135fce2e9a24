const day = 86_400_000;

/** A customer number as people mean it: full-width forms become ASCII, spaces go, letters upper case. */
export const normaliseCustomerNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** Wishes to join that were sent before this moment and not answered are deleted (privacy.md §8: 30 days). */
export const unansweredSince = (now: Date): Date => new Date(now.getTime() - 30 * day);

/** How often a person may try to join: mismatches must not become a search for machine numbers. */
export const joinTries = { times: 10, windowSeconds: 3600 } as const;

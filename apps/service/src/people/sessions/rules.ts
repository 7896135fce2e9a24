const minute = 60_000;

/** A staff session ends 12 hours after sign-in. */
export const sessionEnds = (start: Date): Date => new Date(start.getTime() + 12 * 60 * minute);

/** A session that was last seen before this moment has been idle for an hour and is over. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - 60 * minute);

/** Whether it is worth writing that the session was seen again; not for every request. */
export const seenLongAgo = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() > minute;

/** Only pages of the workbench are returned to after sign-in. */
export const returnPath = (wished: unknown): string =>
  typeof wished === 'string' && /^\/workbench\/[A-Za-z0-9/_-]{0,200}$/.test(wished) && !wished.includes('//')
    ? wished
    : '/workbench/';

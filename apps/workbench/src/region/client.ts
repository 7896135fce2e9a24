import { openClient } from '#contract';

/** The service region as this page reaches it: same origin, the session cookie, nothing else. */
export const call = openClient({ origin: '' });

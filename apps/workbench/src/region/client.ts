import { openClient } from '#contract';

/** The service region as this page reaches it: same origin, the session cookie, nothing else. */
export const call = openClient({ origin: '' });

/** The same for what a page says as it goes: the call outlives it. */
export const callBeyond = openClient({
  origin: '',
  fetch: (input, init) => fetch(input, { ...init, keepalive: true }),
});

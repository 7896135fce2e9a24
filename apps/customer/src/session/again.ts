/**
 * Says `online` when trying again makes sense at once: the browser has a network again, somebody looks at the app, the
 * service has just answered, or a person asks for it.
 */
export const again = new EventTarget();

/** Whatever waits for the service tries again now. */
export function tryNow(): void {
  again.dispatchEvent(new Event('online'));
}

globalThis.addEventListener?.('online', tryNow);
// The worker has no document, and wakes only when there is a network.
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') tryNow();
});

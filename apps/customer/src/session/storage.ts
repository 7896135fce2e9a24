/**
 * What this browser keeps. Before agreement nothing is written (S0.3); after it: that somebody agreed here, the
 * language, the code a person arrived with, and unsent words (per person, this tab only).
 */
const agreedName = 'agreed';
const arrivalName = 'arrival';

function guarded<Value>(use: () => Value, otherwise: Value): Value {
  try {
    return use();
  } catch {
    // A browser that forbids storage: everything still works, it only forgets.
    return otherwise;
  }
}

/** Whether somebody agreed in this browser before. */
export const hasAgreedHere = (): boolean => guarded(() => localStorage.getItem(agreedName) !== null, false);

/** Remembers that somebody agreed here; from now on the app may store what it needs. */
export const rememberAgreement = (): void => guarded(() => localStorage.setItem(agreedName, 'yes'), undefined);

/** Keeps what stands behind `#` of a scanned code while the person signs in. */
export const keepArrival = (fragment: string): void =>
  guarded(() => sessionStorage.setItem(arrivalName, fragment), undefined);

/** The kept code, once. */
export function takeArrival(): string | null {
  return guarded(() => {
    const fragment = sessionStorage.getItem(arrivalName);
    sessionStorage.removeItem(arrivalName);
    return fragment;
  }, null);
}

/** Unsent words of one person in this tab. */
export const readUnsent = (name: string): string | null => guarded(() => sessionStorage.getItem(name), null);

/** Keeps unsent words, or drops them when there are none. */
export function keepUnsent(name: string, value: string | null): void {
  guarded(() => (value === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, value)), undefined);
}

/** Forgets what belongs to the person who signs out; language and agreement are of the browser. */
export const forgetPerson = (): void => guarded(() => sessionStorage.clear(), undefined);

/** Removes everything this page ever stored (Disagree). */
export async function clearStorage(): Promise<void> {
  guarded(() => localStorage.clear(), undefined);
  guarded(() => sessionStorage.clear(), undefined);
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? [];
  for (const worker of workers) await worker.unregister();
}

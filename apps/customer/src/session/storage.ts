import { fetchedCode } from '#ui/code';
import { companyName, personName } from './names.ts';

/**
 * What this browser keeps. Before agreement nothing is written (S0.3); after it: that somebody agreed here, the
 * language, who was signed in last and in which company, what became of the drafts of who signed out last, whether the
 * app was offered to be installed, and in this tab only the code a person arrived with and that a session has ended here. Drafts and what was seen last lie encrypted in
 * the database of `#ui/sealed`.
 */
const agreedName = 'agreed';
const arrivalName = 'arrival';
const endedName = 'ended';
const leftName = 'left';
const installName = 'install';

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

/** The id of the person who is signed in here, as far as this browser knows without asking. */
export const rememberedPerson = (): string | null => guarded(() => localStorage.getItem(personName), null);

/** Remembers who is signed in, or that nobody is: without a network the app opens for that person. */
export function rememberPerson(personId: string | null): void {
  guarded(() => {
    if (personId === null) return localStorage.removeItem(personName);
    localStorage.setItem(personName, personId);
    localStorage.removeItem(leftName);
    sessionStorage.removeItem(endedName);
  }, undefined);
}

/** Calls when another tab has signed this person out, or somebody else in. Returns how to stop. */
export function onPersonGone(personId: string, gone: () => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    // Without a name, everything was removed at once.
    if ((key === personName || key === null) && newValue !== personId) gone();
  };
  // A page that the browser had put to sleep was told nothing.
  const isKept = rememberedPerson() === personId;
  const look = () => {
    if (isKept && rememberedPerson() !== personId) gone();
  };
  window.addEventListener('storage', listener);
  for (const awake of ['pageshow', 'focus']) window.addEventListener(awake, look);
  return () => {
    window.removeEventListener('storage', listener);
    for (const awake of ['pageshow', 'focus']) window.removeEventListener(awake, look);
  };
}

/** How a session ended: by itself or on another device (`yes`), or in another tab, whose person kept or deleted drafts. */
export type End = 'yes' | 'kept' | 'deleted';

/** How a session ended in this tab that nobody ended here; null: none did. */
export const endHere = (): End | null => guarded(() => sessionStorage.getItem(endedName) as End | null, null);

/** Remembers that a session has ended; null: the person knows and begins anew. */
export const rememberEnd = (end: End | null): void =>
  guarded(() => (end ? sessionStorage.setItem(endedName, end) : sessionStorage.removeItem(endedName)), undefined);

/** What became of the drafts of the person who signed out last, in whichever tab. */
export const endElsewhere = (): End => guarded(() => localStorage.getItem(leftName) as End | null, null) ?? 'yes';

let shown: string | null = null;

/**
 * The company that this page shows: the one the person chose, or has only; every call names it. A page keeps to it,
 * whatever another tab changes over to. The worker has no such memory: null.
 */
export function chosenCompany(): string | null {
  shown ??= guarded(() => localStorage.getItem(companyName), null);
  return shown;
}

/** Remembers the company that pages opened from now on show. */
export const rememberNextCompany = (companyId: string): void =>
  guarded(() => localStorage.setItem(companyName, companyId), undefined);

/** Somebody else than the remembered person is signed in: what that one had chosen is nothing to this one. */
export function forgetCompanyUnless(personId: string): void {
  const before = rememberedPerson();
  if (before === null || before === personId) return;
  shown = null;
  guarded(() => localStorage.removeItem(companyName), undefined);
}

/** Remembers the only company, once it is known. */
export function rememberCompany(companyId: string): void {
  if (chosenCompany() === companyId) return;
  shown = companyId;
  rememberNextCompany(companyId);
}

/** Where the offer to install the app stands: not yet due, to be made, or answered. */
export type InstallOffer = 'none' | 'due' | 'answered';

/** Reads where the offer to install stands. */
export const installOffer = (): InstallOffer =>
  guarded(() => (localStorage.getItem(installName) as InstallOffer | null) ?? 'none', 'answered');

/** Remembers where the offer to install stands. */
export const rememberInstallOffer = (offer: InstallOffer): void =>
  guarded(() => localStorage.setItem(installName, offer), undefined);

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

/** Forgets what belongs to the person who signs out; language and agreement are of the browser. Other tabs hear of it. */
export function forgetPerson(end: End = 'yes'): void {
  shown = null;
  // First of all: the tabs that hear next that the person is gone say why.
  guarded(() => localStorage.setItem(leftName, end), undefined);
  guarded(() => sessionStorage.clear(), undefined);
  guarded(() => localStorage.removeItem(companyName), undefined);
  rememberPerson(null);
}

// Disagree must remove what it can reach at the second try, too, if the file did not come at the first.
const sealedFile = fetchedCode(() => import('#ui/sealed'), 'removeDatabase');

/** Removes everything this page ever stored (Disagree). */
export async function clearStorage(): Promise<void> {
  shown = null;
  guarded(() => localStorage.clear(), undefined);
  guarded(() => sessionStorage.clear(), undefined);
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? [];
  for (const worker of workers) await worker.unregister();
  // Who never agreed has no database, and has not loaded what makes one.
  const { removeDatabase, forgetHeldKeys } = await sealedFile();
  forgetHeldKeys();
  await removeDatabase();
}

import { savedUnsent } from './unsent/index.ts';

/** The file of the service worker, made by the build. */
const workerFile = '/sw.js';

const waitingListeners = new Set<() => void>();
let registration: ServiceWorkerRegistration | undefined;
let hasChangedElsewhere = false;

const tell = () => {
  for (const listener of waitingListeners) listener();
};

function watch(found: ServiceWorkerRegistration) {
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', tell));
  let before = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab has changed over: this page is of the old build, whose files are gone. The first worker of all is none.
    if (before) hasChangedElsewhere = true;
    before = navigator.serviceWorker.controller;
    tell();
  });
  tell();
}

/** Puts the app on the device. Called only behind both agreements (S0.3). */
export async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator) || registration || !import.meta.env.PROD) return;
  try {
    registration = await navigator.serviceWorker.register(workerFile, { updateViaCache: 'none' });
    watch(registration);
  } catch {
    // A browser that forbids it: the app then needs a network, and nothing else changes.
  }
}

/** A newer build that is on the device and waits for the person's word, or is used in another tab already; for `useSyncExternalStore`. */
export const newBuild = {
  subscribe: (listener: () => void) => {
    waitingListeners.add(listener);
    return () => waitingListeners.delete(listener);
  },
  isWaiting: () => hasChangedElsewhere || Boolean(registration?.waiting && navigator.serviceWorker.controller),
};

/** Looks whether home serves a newer build, and puts it on the device beside the present one. */
export const lookForNewBuild = (): void => void registration?.update().catch(() => undefined);

const patienceMs = 5000;

/** Waits until a newer build serves this page: the one that waits, or one that has come in its place meanwhile. */
async function servedByNewer(found: ServiceWorkerRegistration): Promise<void> {
  const { serviceWorker } = navigator;
  let wake = (_?: unknown) => {};
  let isServed = false;
  const served = () => {
    isServed = true;
    wake();
  };
  serviceWorker.addEventListener('controllerchange', served, { once: true });
  while (!isServed && found.waiting) {
    const { waiting } = found;
    const moved = new Promise((resolve) => {
      wake = resolve;
      // Thrown away for a newer one that was just put on the device: that one is asked instead.
      waiting.addEventListener('statechange', () => waiting.state === 'redundant' && resolve(null));
    });
    waiting.postMessage('change-over');
    await moved;
  }
}

/**
 * Changes over to the newer build, when there is one, and loads the page again once what was typed is on the disk. A
 * browser that does not change over in time loads again all the same: nobody is left with a button that does nothing.
 */
export async function changeOver(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([late, Promise.all([savedUnsent(), registration?.waiting && servedByNewer(registration)])]);
  window.location.reload();
}

/** Asks the browser to wake the app's worker when the connection is back; browsers without that send at the next opening. */
export async function askForWakeUp(): Promise<void> {
  const wake = registration as
    | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
    | undefined;
  await wake?.sync?.register('send').catch(() => undefined);
}

/** The file of the service worker, made by the build. */
const workerFile = '/sw.js';

const waitingListeners = new Set<() => void>();
let registration: ServiceWorkerRegistration | undefined;

function watch(found: ServiceWorkerRegistration) {
  const tell = () => {
    for (const listener of waitingListeners) listener();
  };
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', tell));
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

/** A newer build that is on the device and waits for the person's word; for `useSyncExternalStore`. */
export const newBuild = {
  subscribe: (listener: () => void) => {
    waitingListeners.add(listener);
    return () => waitingListeners.delete(listener);
  },
  isWaiting: () => Boolean(registration?.waiting && navigator.serviceWorker.controller),
};

/** Looks whether home serves a newer build, and puts it on the device beside the present one. */
export const lookForNewBuild = (): void => void registration?.update().catch(() => undefined);

/** Changes over to the newer build, when there is one, and loads the page again; drafts are on the disk already. */
export async function changeOver(): Promise<void> {
  const waiting = registration?.waiting;
  if (waiting) {
    const hasChanged = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    waiting.postMessage('change-over');
    await hasChanged;
  }
  window.location.reload();
}

/** Asks the browser to wake the app's worker when the connection is back; browsers without that send at the next opening. */
export async function askForWakeUp(): Promise<void> {
  const wake = registration as
    | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
    | undefined;
  await wake?.sync?.register('send').catch(() => undefined);
}

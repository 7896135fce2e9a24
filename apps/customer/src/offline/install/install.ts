import { installOffer, rememberInstallOffer } from '../../session/storage.ts';

/** What Chromium hands over when it would install the app; a tap may then ask the browser to. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How this browser puts an app on the home screen: by a question, by a menu of iOS, or not at all. */
export type InstallWay = 'ask' | 'ios' | 'none';

const listeners = new Set<() => void>();
let offered: InstallEvent | undefined;

function tell() {
  for (const listener of listeners) listener();
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser's own bar comes at any moment; ours comes when a case has gone out.
    event.preventDefault();
    offered = event as InstallEvent;
    tell();
  });
  window.addEventListener('appinstalled', () => answerOffer());
}

const isIos = () => 'standalone' in navigator;
const isInstalled = () =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;

/** The offer to install; for `useSyncExternalStore`. */
export const installing = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** The way to install, when the moment is there: something was sent, nobody has answered, the app is a page yet. */
  way: (): InstallWay => {
    if (installOffer() !== 'due' || isInstalled()) return 'none';
    if (offered) return 'ask';
    return isIos() ? 'ios' : 'none';
  },
};

/** Something has gone out: from now on the app may offer to stay. */
export function offerIsDue(): void {
  if (installOffer() !== 'none') return;
  rememberInstallOffer('due');
  tell();
}

/** The person has answered, or the app is installed: it is not offered again. */
export function answerOffer(): void {
  rememberInstallOffer('answered');
  tell();
}

/** Lets the browser ask; whatever the person says there is the answer. */
export async function install(): Promise<void> {
  const event = offered;
  offered = undefined;
  await event?.prompt();
  answerOffer();
}

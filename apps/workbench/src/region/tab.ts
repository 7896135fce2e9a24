import { newId } from './new-id.ts';

/** Which tab this is, across reloads. */
export interface Tab {
  readonly tab: string;
  /** The name it had before: a tab that was duplicated begins with the name of the other one. */
  readonly before: string | null;
}

const name = 'workbench.tab';

function remembered(): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(tab: string): void {
  try {
    sessionStorage.setItem(name, tab);
  } catch {
    // Storage can be forbidden; the tab then has a name as long as the page lives.
  }
}

/** Holds a name as long as the page lives; false where another page holds it. */
function held(tab: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks
      .request(`workbench.tab.${tab}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<never>(() => {});
      })
      .catch(() => resolve(true));
  });
}

async function found(): Promise<Tab> {
  const before = remembered();
  const tab = before !== null && (await held(before)) ? before : newId();
  if (tab !== before) await held(tab);
  remember(tab);
  return { tab, before: tab === before ? null : before };
}

let here: Promise<Tab> | undefined;

/** The tab this page is in. */
export function tabHere(): Promise<Tab> {
  here ??= found();
  return here;
}

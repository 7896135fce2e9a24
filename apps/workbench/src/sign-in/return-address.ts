const name = 'workbench.return';
const base = '/workbench';

/** Remembers the page to come back to after the sign-in (this tab only). */
export function keepReturnAddress(): void {
  const { pathname, search } = location;
  const isPlace = pathname.startsWith(`${base}/`) && pathname !== `${base}/` && !pathname.startsWith(`${base}/sign-in`);
  // The start page leads on by itself; an older address must not overrule it.
  if (!isPlace) {
    forgetReturnAddress();
    return;
  }
  try {
    sessionStorage.setItem(name, pathname.slice(base.length) + search);
  } catch {
    // Without storage the start page opens.
  }
}

function forgetReturnAddress(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was stored then.
  }
}

/** The remembered page, once. */
export function takeReturnAddress(): string | null {
  try {
    const address = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
    // Only our own places: never another origin.
    return address?.startsWith('/') && !address.startsWith('//') ? address : null;
  } catch {
    return null;
  }
}

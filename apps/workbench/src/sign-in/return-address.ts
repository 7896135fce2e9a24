const name = 'workbench.return';
const base = '/workbench';

/** Remembers the page to come back to after the sign-in (this tab only). */
export function keepReturnAddress(): void {
  const { pathname, search } = location;
  if (!pathname.startsWith(`${base}/`) || pathname.startsWith(`${base}/sign-in`)) return;
  try {
    sessionStorage.setItem(name, pathname.slice(base.length) + search);
  } catch {
    // Without storage the start page opens.
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

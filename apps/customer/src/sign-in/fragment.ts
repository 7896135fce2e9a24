import { useState } from 'react';

// Beside the component: a page that is drawn anew before it is first shown begins with a state of its own, and by then
// the address has lost the token.
const taken = new Map<string, string>();

function takeToken(): string {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    taken.set(pathname, hash.slice(1));
    window.history.replaceState(window.history.state, '', pathname);
  }
  return taken.get(pathname) ?? '';
}

/** The one-time token behind `#`; taken out of the address at once, so that no history and no picture keeps it. */
export function useFragmentToken(): string {
  const [token] = useState(takeToken);
  return token;
}

import { useState } from 'react';

/** The one-time token behind `#`; taken out of the address at once, so that no history and no picture keeps it. */
export function useFragmentToken(): string {
  const [token] = useState(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(window.history.state, '', window.location.pathname);
    return found;
  });
  return token;
}

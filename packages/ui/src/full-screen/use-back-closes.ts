import { useEffect, useRef } from 'react';

/**
 * What covers a page is closed by *back*, as a person with a phone expects, and the page below stays. The address does
 * not change: another entry of it is put on the history while the cover is there.
 */
export function useBackCloses(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    let isThere = true;
    // The router of the page watches its own `pushState`; it need not know of an entry that leads nowhere.
    History.prototype.pushState.call(history, history.state, '');
    const onBack = () => {
      isThere = false;
      latest.current();
    };
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('popstate', onBack);
      if (isThere) history.back();
    };
  }, []);
}

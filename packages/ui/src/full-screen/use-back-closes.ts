import { useEffect, useRef } from 'react';

/** Closes what covers a page; `false`: it stays, because it asks first. */
export type Close = () => unknown;

/**
 * What covers a page is closed by *back*, as a person with a phone expects, and the page below stays. The address does
 * not change: another entry of it is put on the history while the cover is there.
 */
export function useBackCloses(close: Close): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    let isThere = true;
    // The router of the page watches its own `pushState`; it need not know of an entry that leads nowhere.
    const cover = () => History.prototype.pushState.call(history, history.state, '');
    cover();
    const onBack = () => {
      isThere = latest.current() === false;
      if (isThere) cover();
    };
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('popstate', onBack);
      if (isThere) history.back();
    };
  }, []);
}

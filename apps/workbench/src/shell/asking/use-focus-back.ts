import { useEffect, useLayoutEffect, useMemo, useState } from 'react';

/** For a dialog that leaves with its part of the page: the keyboard goes back to what had it before. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
}

/**
 * A button cannot have the keyboard while its work is under way. Afterwards it gets it back; where it left with its part
 * of the page, the page does, so that the next press of Tab goes on in it.
 */
export function useFocusKept(isBusy: boolean): void {
  // Read before the button is disabled: from then on the page has no memory of it.
  const before = useMemo(() => (isBusy ? document.activeElement : null), [isBusy]);
  useLayoutEffect(() => {
    if (!isBusy) return;
    return () => {
      requestAnimationFrame(() => {
        focusIfLost(before);
        // One frame later: a dialog that left gives the keyboard back by itself.
        requestAnimationFrame(() => focusIfLost(document.querySelector('body:not(:has([role=dialog])) main')));
      });
    };
  }, [isBusy, before]);
}

function focusIfLost(to: Element | null): void {
  if (document.activeElement === document.body && to instanceof HTMLElement) to.focus();
}

import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';

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
 * of the page, what is near it does, or the page, so that the next press of Tab goes on there.
 */
export function useFocusKept(isBusy: boolean, near?: RefObject<Element | null>): void {
  // Read before the button is disabled: from then on the page has no memory of it.
  const before = useMemo(() => (isBusy ? document.activeElement : null), [isBusy]);
  useLayoutEffect(() => {
    if (!isBusy) return;
    return () => {
      requestAnimationFrame(() => {
        focusIfLost(before);
        // One frame later: a dialog that left gives the keyboard back by itself.
        requestAnimationFrame(() => {
          if (document.querySelector('[role=dialog]')) return;
          const part = near?.current;
          // Otherwise a part of the page takes no keyboard.
          if (part instanceof HTMLElement) part.tabIndex = -1;
          focusIfLost(part ?? null);
          focusIfLost(document.querySelector('main'));
        });
      });
    };
  }, [isBusy, before, near]);
}

function focusIfLost(to: Element | null): void {
  if (document.activeElement === document.body && to instanceof HTMLElement) to.focus();
}

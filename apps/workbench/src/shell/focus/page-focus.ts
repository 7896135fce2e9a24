import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

// The frame of the pages stays when they change; what was inside of it is gone.
const isLost = () => document.activeElement === document.body || document.activeElement?.id === 'content';

// A list may be read anew before its lines stand there again.
const framesAtMost = 30;

function focusLinkTo(address: string, otherwise: () => void, frames = framesAtMost): void {
  if (!isLost()) return;
  const link = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].find(
    (one) => one.getAttribute('href') === address,
  );
  if (link) link.focus();
  else if (frames === 0) otherwise();
  else requestAnimationFrame(() => focusLinkTo(address, otherwise, frames - 1));
}

/**
 * Of a link that was followed nothing is left: the keyboard goes on in the new page, and readers begin there. Whoever
 * goes back stands at the link that led away.
 */
export function usePageFocus() {
  const content = useRef<HTMLElement>(null);
  const { pathname, publicHref, state } = useLocation();
  const left = useRef({ publicHref, place: state.__TSR_index });
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page
  useEffect(() => {
    const toContent = () => void (isLost() && content.current?.focus());
    const from = left.current;
    const isBack = state.__TSR_index < from.place;
    requestAnimationFrame(() => (isBack ? focusLinkTo(from.publicHref, toContent) : toContent()));
  }, [pathname]);
  useEffect(() => {
    left.current = { publicHref, place: state.__TSR_index };
  }, [publicHref, state]);
  return content;
}

/**
 * An act may take its button away, and the keyboard with it. Answers how to give it back: to the heading of that part of the
 * page, so that the next press of Tab goes on there.
 */
export function keepKeyboard(): () => void {
  const near = document.activeElement?.closest('section');
  return () =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const to = (near?.isConnected ? near : document).querySelector<HTMLElement>('h1, h2');
      if (!to) return;
      to.tabIndex = -1;
      // Nothing can be done with a heading: a ring would only be cut off by the head of the page.
      to.style.outline = 'none';
      to.focus();
    });
}

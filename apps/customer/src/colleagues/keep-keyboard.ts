/**
 * An act may take its button away, and the keyboard with it. Answers how to give it back: to what is left of that part of
 * the page, so that the next press of Tab goes on there.
 */
export function keepKeyboard(): () => void {
  const near = document.activeElement?.closest('section');
  return () =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const to = near?.isConnected ? near : document.querySelector('main');
      if (!to) return;
      (to as HTMLElement).tabIndex = -1;
      (to as HTMLElement).focus();
    });
}

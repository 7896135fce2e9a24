/** Where the keyboard goes on when an act is done: the row of the case beside which it is open, or the case itself. */
export function focusCase(caseNumber: string): void {
  const row = document.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(caseNumber)}"] a`);
  // On a small screen the list is not there beside the case.
  const isThere = row?.checkVisibility() ?? false;
  (isThere ? row : document.querySelector<HTMLElement>('article[data-case]'))?.focus();
}

/** Gives the keyboard to the row of the list at which it was last. */
export function focusList(): void {
  document.querySelector<HTMLElement>('tr[data-case] a[tabindex="0"]')?.focus();
}

/** Whether nothing has the keyboard: what had it is gone or cannot be used any more. */
export const isFocusLost = (): boolean =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  document.activeElement.id === 'content';

/** After the next frame: gives the keyboard back to the case if what had it is gone. */
export function keepFocus(caseNumber: string): void {
  requestAnimationFrame(() => {
    if (isFocusLost()) focusCase(caseNumber);
  });
}

/**
 * Gives the keyboard to a field that is about to be shown: before the next key where it is drawn by then, so that no letter
 * is lost, else with the next frame.
 */
export function focusSoon(field: { readonly current: HTMLElement | null }): void {
  queueMicrotask(() => {
    field.current?.focus();
    if (document.activeElement !== field.current) requestAnimationFrame(() => field.current?.focus());
  });
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrows go from button to button of a group. */
export function stepWithArrows(event: {
  readonly key: string;
  readonly currentTarget: HTMLElement;
  preventDefault: () => void;
}): void {
  const by = steps[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  // Not also the arrow that leafs through the list.
  event.preventDefault();
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}

/** Gives the keyboard to an act of the open case: to what holds now, or to its first button. */
export function focusAct(act: string): void {
  const place = document.querySelector(`article[data-case] [data-act="${act}"]`);
  const first =
    place?.querySelector<HTMLElement>('button[aria-pressed="true"]') ?? place?.querySelector<HTMLElement>('button');
  first?.focus();
}

import { isFocusLost } from '../cases/keys/focus.ts';
import { type WantedAct, wantAct } from '../cases/wanted-act.ts';
import { useKeys } from '../shell/help/use-keys.ts';
import { focusSearch } from '../shell/lists/SearchField.tsx';

interface QueueKeys {
  /** Case numbers in the order shown. */
  numbers: readonly string[];
  openNumber: string | undefined;
  open: (caseNumber: string | undefined) => void;
  showNews: () => void;
  /** Loads what stands behind the last row; absent when there is nothing. */
  more: (() => void) | undefined;
  /** Chooses the marked case, or takes it back. */
  choose: (caseNumber: string) => void;
  /** Takes the whole choice back; absent when nothing is chosen. */
  unchoose: (() => void) | undefined;
}

const linkOf = (caseNumber: string) =>
  document.querySelector<HTMLAnchorElement>(`tr[data-case="${CSS.escape(caseNumber)}"] a`);

const firstLink = () => document.querySelector<HTMLElement>('tr[data-case] a');

const markedNumber = () => document.activeElement?.closest('tr[data-case]')?.getAttribute('data-case') ?? undefined;

/** j, k, Enter (the link's own), Escape, `s`, `.` and the keys that open a case for an act. */
export function useQueueKeys({ numbers, openNumber, open, showNews, more, choose, unchoose }: QueueKeys): void {
  const step = (by: 1 | -1) => () => {
    const at = numbers.indexOf(markedNumber() ?? openNumber ?? '');
    const next = numbers[at < 0 ? 0 : Math.min(numbers.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    if (by === 1 && at === numbers.length - 1) more?.();
    const link = linkOf(next);
    link?.focus({ preventScroll: true });
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    // Beside an open case the keys leaf through the cases themselves.
    if (openNumber !== undefined && next !== openNumber) open(next);
  };
  const openFor = (act: WantedAct) => () => {
    const marked = markedNumber();
    if (openNumber !== undefined || marked === undefined) return;
    wantAct(marked, act);
    open(marked);
  };
  useKeys({
    j: step(1),
    ArrowDown: step(1),
    k: step(-1),
    ArrowUp: step(-1),
    s: focusSearch,
    '.': showNews,
    x: () => {
      const marked = markedNumber();
      if (marked !== undefined) choose(marked);
    },
    Escape: openNumber === undefined ? unchoose : () => closeAndReturn(openNumber, open),
    ...(openNumber === undefined && { r: openFor('reply'), n: openFor('note') }),
    // With a choice the key is the bar's.
    ...(openNumber === undefined && unchoose === undefined && { a: openFor('assign') }),
  });
}

// The keyboard goes on where it was: at the row of the case that was closed.
function closeAndReturn(openNumber: string, open: (caseNumber: undefined) => void): void {
  open(undefined);
  // A case that the filters leave out has no row.
  const goOn = () => (linkOf(openNumber) ?? firstLink() ?? document.querySelector<HTMLElement>('#content'))?.focus();
  goOn();
  // On a small screen the list is there only once the case is gone.
  requestAnimationFrame(() => isFocusLost() && goOn());
}

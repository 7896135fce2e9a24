import { useEffect, useRef } from 'react';

/** Keys of a page by their `KeyboardEvent.key`. */
export type Keys = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

const pressed = ['checkbox', 'radio', 'button', 'submit'];

/** Whether letters belong to the field that has the keyboard; boxes and choices outside of a form take none. */
export const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !pressed.includes(target.type) || target.form !== null;
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
};

// Of a group of choices the arrows choose.
const isArrowOfChoice = ({ key, target }: KeyboardEvent) =>
  key.startsWith('Arrow') && target instanceof HTMLInputElement && target.type === 'radio';

// A select finds its lines by letters; the help is asked for with a sign that begins none.
const asksForHelp = ({ key, target }: KeyboardEvent) => key === '?' && target instanceof HTMLSelectElement;

const isInDialog = () => document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

/** Plain keys, ignored while somebody types, in a dialog or menu, or with Ctrl, Alt or Meta held. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isArrowOfChoice(event)) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if ((isTyping(event.target) && !asksForHelp(event)) || isInDialog()) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

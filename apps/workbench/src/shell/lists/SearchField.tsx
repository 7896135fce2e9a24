import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';

interface SearchFieldProps {
  label: string;
  hint: string;
  words: string;
  className?: string;
  change: (words: string) => void;
}

// Enter, the arrow down and Escape go on to what was found; the last one also takes the words back, as in every browser.
function goToList(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || !['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return;
  if (event.key !== 'Escape') event.preventDefault();
  const ways = ['a[tabindex="0"]', 'a', 'input'].map((way) => document.querySelector<HTMLElement>(`main tbody ${way}`));
  const first = ways.find((way) => way !== null);
  if (first) first.focus();
  // Without a line to go to, the cursor stays where the next words are typed.
  else if (event.key === 'Escape' && event.currentTarget.value === '') event.currentTarget.blur();
}

const typingPauseMs = 250;

/** Words to search for, told to the list after a short pause in typing; `s` brings the cursor here. */
export function SearchField({ label, hint, words, className, change }: SearchFieldProps) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed.trim() === words.trim()) return;
    const timer = setTimeout(() => change(typed.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, words, change]);
  return (
    <TextInput
      type="search"
      size="xs"
      className={className}
      aria-label={label}
      placeholder={`${hint}  ( s )`}
      value={typed}
      maxLength={80}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => goToList(event)}
      data-search
    />
  );
}

/** Brings the cursor to the search field of the page. */
export const focusSearch = (): void => document.querySelector<HTMLInputElement>('[data-search]')?.focus();

import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

interface SearchFieldProps {
  label: string;
  hint: string;
  words: string;
  className?: string;
  change: (words: string) => void;
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
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      data-search
    />
  );
}

/** Brings the cursor to the search field of the page. */
export const focusSearch = (): void => document.querySelector<HTMLInputElement>('[data-search]')?.focus();

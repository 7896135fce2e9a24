import { useState } from 'react';
import { keepUnsent, readUnsent } from '../../session/storage.ts';

interface Unsent {
  /** Becomes the id of what is sent: the same words twice are one. */
  id: string;
  text: string;
}

function readOf(name: string): Unsent {
  try {
    const stored = readUnsent(name);
    if (stored) return JSON.parse(stored) as Unsent;
  } catch {
    // Unreadable words of another build: begin anew.
  }
  return { id: crypto.randomUUID(), text: '' };
}

/** Words that are typed and not sent; they survive a reload and a new sign-in in this tab. */
export function useUnsent(name: string) {
  const [unsent, setUnsent] = useState(() => readOf(name));
  const write = (text: string) => {
    const next = { ...unsent, text };
    setUnsent(next);
    keepUnsent(name, text ? JSON.stringify(next) : null);
  };
  const drop = () => {
    setUnsent({ id: crypto.randomUUID(), text: '' });
    keepUnsent(name, null);
  };
  return { ...unsent, write, drop };
}

import { useRef } from 'react';
import { newId } from '../region/new-id.ts';

/**
 * The id of what is being written: the same for the same text, so that sending again after a lost answer makes
 * nothing twice; another text is another thing.
 */
export function useStableId(): (content: string) => string {
  const kept = useRef({ content: '', id: '' });
  return (content) => {
    if (kept.current.content !== content || kept.current.id === '') kept.current = { content, id: newId() };
    return kept.current.id;
  };
}

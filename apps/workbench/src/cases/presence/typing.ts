import { store } from '../../region/store.ts';

/** Where somebody at this page writes a reply, and when they typed last. */
export const typedWhere = store<{ caseNumber: string; at: number } | null>(null);

const pauseMs = 15_000;

/** Noted at each letter of a reply; null when it was sent or emptied. */
export const noteTyping = (caseNumber: string, isEmpty: boolean): void =>
  typedWhere.set(isEmpty ? null : { caseNumber, at: Date.now() });

/** Whether somebody writes a reply to this case now, or did a moment ago. */
export const isTyping = (caseNumber: string, now = Date.now()): boolean => {
  const typed = typedWhere.get();
  return typed?.caseNumber === caseNumber && now - typed.at < pauseMs;
};

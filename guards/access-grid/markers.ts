import type { Actor } from './actors.ts';

/** Stands in every text that company B or its people write; nobody else writes it. */
export const markOfB = '乙标记';

/** Whoever must never read it: people who are or were of A, or of nothing yet, and staff of another area. */
export const strangersToB: readonly Actor[] = [
  'pending joiner',
  'member of A',
  'company admin of A',
  'former member of A',
  'elsewhere',
];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Which of B's marks (its word, ids and numbers) a body shows; numbers as a whole, never as part of another. */
export function marksIn(body: string, marks: Iterable<string>): string[] {
  return [...marks].filter((mark) =>
    mark === markOfB ? body.includes(mark) : new RegExp(`(?<![\\w-])${escaped(mark)}(?![\\w-])`).test(body),
  );
}

/** Leaks among answers, one sentence each. */
export function leaksOf(
  operation: string,
  seen: ReadonlyMap<Actor, { readonly status: number; readonly text: string }>,
  marks: ReadonlySet<string>,
): string[] {
  return strangersToB.flatMap((actor) => {
    const answer = seen.get(actor);
    if (!answer || answer.status >= 300) return [];
    return marksIn(answer.text, marks).map((mark) => `${operation} shows ${actor} what is B's: ${mark}`);
  });
}

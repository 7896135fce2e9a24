import type { DeskCase, DeskTimelineEntry } from '#contract';

/** What somebody who writes an answer must have read: replies of both sides, solutions, objections. */
export type Answer = Extract<DeskTimelineEntry, { kind: 'reply' | 'solved' | 'objected' }>;

const isAnswer = (entry: DeskTimelineEntry): entry is Answer => ['reply', 'solved', 'objected'].includes(entry.kind);

/** All of them, oldest first; the service counts the same. */
export const answersIn = ({ timeline }: Pick<DeskCase, 'timeline'>): Answer[] => timeline.filter(isAnswer);

/** What it says, in one text. */
export const wordsOf = (answer: Answer): string =>
  answer.kind === 'solved' ? `${answer.cause}\n${answer.remedy}` : answer.text;

import { expect, it } from 'vitest';
import type { DeskCase, DeskTimelineEntry } from '#contract';
import { countsOf, narrowed } from './kinds.ts';

const by = { side: 'customer' as const, name: '林伟', isMe: false };
const entry = (kind: string, more: object = {}) => ({
  kind,
  entryId: kind,
  at: '2026-03-02T08:00:00.000Z',
  by,
  ...more,
});
const deskCase = {
  attachments: [],
  timeline: [
    entry('opened'),
    entry('reply', { files: [{ fileId: 'a' }] }),
    entry('reply', { entryId: 'second', files: [] }),
    entry('call', { callerName: null }),
    entry('call-note', { text: 'x' }),
    entry('note', { text: 'x' }),
    entry('turn', { turn: 'customer' }),
    entry('late'),
  ] as unknown as DeskTimelineEntry[],
} as unknown as DeskCase;

it('a timeline says how much of each kind it holds', () => {
  expect(countsOf(deskCase)).toEqual({ replies: 3, notes: 2, calls: 2, states: 2, files: 1 });
});

it('is narrowed to the kinds that were chosen, in the same order, and whole without a choice', () => {
  const kinds = (...chosen: Parameters<typeof narrowed>[1] extends ReadonlySet<infer One> ? One[] : never) =>
    narrowed(deskCase, new Set(chosen)).map(({ kind }) => kind);
  expect(kinds()).toHaveLength(8);
  expect(kinds('calls')).toEqual(['call', 'call-note']);
  expect(kinds('files')).toEqual(['reply']);
  expect(kinds('notes', 'states')).toEqual(['call-note', 'note', 'turn', 'late']);
});

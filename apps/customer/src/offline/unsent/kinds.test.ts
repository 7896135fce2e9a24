import { describe, expect, it } from 'vitest';
import { inOrder, isByPerson, isListed, nextPlace, type UnsentItem } from './kinds.ts';
import { pauseAfter } from './retry.ts';

const base = {
  id: '1',
  state: 'writing',
  problem: null,
  files: [],
  language: 'zh',
  changedAt: '2026-03-02T08:00:00.000Z',
} as const;
const reply = (part: Partial<Extract<UnsentItem, { kind: 'reply' }>>): UnsentItem => ({
  ...base,
  kind: 'reply',
  caseNumber: 'C-100001',
  text: 'words',
  ...part,
});

describe('what is not sent', () => {
  it('goes out in the order it was written in, also when the clock was set back meanwhile', () => {
    const first = reply({ id: 'first', place: 4, changedAt: '2026-03-02T09:00:00.000Z' });
    const second = reply({ id: 'second', place: 5, changedAt: '2026-03-02T07:00:00.000Z' });
    expect(inOrder([second, first]).map(({ id }) => id)).toEqual(['first', 'second']);
    expect(nextPlace([second, first])).toBe(6);
    expect(nextPlace([])).toBe(1);
  });

  it('that an earlier build kept, or two pages wrote at once, goes by its time', () => {
    const { place: _, ...old } = { ...reply({ id: 'old' }), place: undefined };
    const early = reply({ id: 'early', place: 1, changedAt: '2026-03-02T06:00:00.000Z' });
    const late = reply({ id: 'late', place: 1, changedAt: '2026-03-02T08:00:00.000Z' });
    expect(inOrder([late, early, old as UnsentItem]).map(({ id }) => id)).toEqual(['old', 'early', 'late']);
  });

  it('is in the list when a person would miss it, and only then', () => {
    const act = { ...base, kind: 'joining', caseNumber: 'C-100001' } as const;
    expect(isListed(reply({}))).toBe(true);
    expect(isListed(reply({ text: ' ' }))).toBe(false);
    expect(isListed({ ...act, state: 'waiting' })).toBe(true);
    expect(isListed({ ...act, state: 'needs-you' })).toBe(true);
    expect(isListed(act)).toBe(false);
  });

  it('keeps its place while the queue works on it, and moves when the person does', () => {
    expect(isByPerson({ state: 'waiting', problem: null, files: [] })).toBe(false);
    expect(isByPerson({ text: 'more', state: 'writing' })).toBe(true);
  });

  it('is tried again after seconds, then less and less, at least every five minutes', () => {
    expect([0, 1, 2, 3, 6, 99].map(pauseAfter)).toEqual([4000, 8000, 15_000, 30_000, 300_000, 300_000]);
  });
});

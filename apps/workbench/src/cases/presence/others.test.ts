import { expect, it } from 'vitest';
import { type PresenceHint, presenceLastsMs } from '#contract';
import { type Others, peopleIn, stillThere, withHint } from './others.ts';

const nobody: Others = new Map();
const hint = (staffId: string, tab: string, doing: PresenceHint['doing']) => ({
  caseNumber: 'C-100001',
  staffId,
  tab,
  doing,
});

it('a colleague is there from the first hint until the page goes, and oneself is nobody else', () => {
  const there = withHint(
    withHint(nobody, hint('peng', 'a', 'reading'), 'mei', 0),
    hint('mei', 'b', 'writing'),
    'mei',
    0,
  );
  expect(peopleIn(there)).toEqual([{ staffId: 'peng', isWriting: false }]);
  expect(peopleIn(withHint(there, hint('peng', 'a', 'gone'), 'mei', 1))).toEqual([]);
});

it('one who falls silent is gone within seconds, and the others stay', () => {
  const both = withHint(
    withHint(nobody, hint('peng', 'a', 'reading'), 'mei', 0),
    hint('li', 'c', 'reading'),
    'mei',
    5000,
  );
  expect(stillThere(both, presenceLastsMs - 1)).toBe(both);
  expect(peopleIn(stillThere(both, presenceLastsMs))).toEqual([{ staffId: 'li', isWriting: false }]);
});

it('two pages of one colleague are one person, who writes if one of them does', () => {
  const two = withHint(
    withHint(nobody, hint('peng', 'a', 'writing'), 'mei', 0),
    hint('peng', 'b', 'reading'),
    'mei',
    0,
  );
  expect(peopleIn(two)).toEqual([{ staffId: 'peng', isWriting: true }]);
});

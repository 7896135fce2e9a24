import { describe, expect, it } from 'vitest';
import type { DeskTimelineEntry } from '#contract';
import { broughtBy } from './brought.ts';

const at = '2026-03-02T08:00:00.000Z';
const by = { side: 'customer', name: '赵敏', isMe: false } as const;
const [old, fresh] = ['C-000001', 'C-000002'];
const split = { kind: 'split', entryId: 's', at, by, caseNumber: fresh, of: old } as const;
const both = (where: { from?: string; alsoIn?: string }): DeskTimelineEntry[] => [
  { kind: 'call', entryId: 'c', at, callerName: null, ...where },
  { kind: 'call-note', entryId: 'c.note', at, by: '梅', callId: 'c', text: '油温', ...where },
  { kind: 'note', entryId: 'n', at, by: '梅', text: '旧型号', ...where },
];

describe('what went along with a split', () => {
  it('is counted alike in the case it left and in the one it came to, a call with its note once', () => {
    const reply = { entryId: 'r', at, by };
    const here: DeskTimelineEntry[] = [
      ...both({ alsoIn: fresh }),
      { kind: 'reply', ...reply, text: 'x', files: [], alsoIn: fresh },
    ];
    expect(broughtBy(split, here, old)).toEqual({ replies: 1, calls: 1, notes: 1 });
    const there = [...both({ from: old, alsoIn: old }), { kind: 'opened', ...reply, from: old, alsoIn: old } as const];
    expect(broughtBy(split, there, fresh)).toEqual({ replies: 1, calls: 1, notes: 1 });
  });

  it('is nothing of what stayed, of another split, or of what was merged in', () => {
    const nothing = { replies: 0, calls: 0, notes: 0 };
    expect(broughtBy(split, both({}), old)).toEqual(nothing);
    expect(broughtBy(split, both({ alsoIn: 'C-000009' }), old)).toEqual(nothing);
    expect(broughtBy(split, both({ from: 'C-000009' }), fresh)).toEqual(nothing);
    // The new case was split itself: what left it is not what it brought.
    expect(broughtBy(split, both({ alsoIn: 'C-000009' }), fresh)).toEqual(nothing);
  });
});

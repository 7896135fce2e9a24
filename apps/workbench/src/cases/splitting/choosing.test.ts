import { describe, expect, it } from 'vitest';
import type { DeskTimelineEntry } from '#contract';
import { beginningOf, lateRefusal, listsOf, noteOnCall, type Splittable, splittableOf } from './choosing.ts';

const at = '2026-03-02T08:00:00.000Z';
const by = (side: 'customer' | 'maker') => ({ side, name: '赵敏', isMe: false });
const reply = (entryId: string, side: 'customer' | 'maker' = 'customer', more = {}): Splittable => ({
  kind: 'reply',
  entryId,
  at,
  by: by(side),
  text: '油温太高',
  files: [],
  ...more,
});
const call = { kind: 'call', entryId: 'c', at, callerName: '赵敏' } as const;
const callNote = { kind: 'call-note', entryId: 'c.note', at, by: '梅', callId: 'c', text: '油温' } as const;
const note = { kind: 'note', entryId: 'n', at, by: '梅', text: '旧型号' } as const;

describe('what can be split off', () => {
  it('are replies, calls and notes, those of merged cases too', () => {
    const timeline: DeskTimelineEntry[] = [
      { kind: 'opened', entryId: 'o', at, by: by('customer') },
      reply('r', 'customer', { from: 'C-000002' }),
      call,
      callNote,
      note,
      { kind: 'received', entryId: 'x', at },
    ];
    expect(splittableOf({ timeline }).map(({ entryId }) => entryId)).toEqual(['r', 'c', 'n']);
    expect([noteOnCall({ timeline }, 'c'), noteOnCall({ timeline }, 'other')]).toEqual(['油温', null]);
  });

  it('is nothing that stands in another case too', () => {
    const timeline = [reply('r', 'customer', { alsoIn: 'C-000003' }), { ...note, alsoIn: 'C-000003' }];
    expect(splittableOf({ timeline })).toEqual([]);
  });
});

describe('the new case begins', () => {
  it.each<[string, Splittable[], 'reply' | 'call']>([
    ['with the customer’s reply', [reply('r')], 'reply'],
    ['with the customer’s reply, beside a call too', [call, reply('r')], 'reply'],
    ['with words about a call, where only the maker replied', [reply('m', 'maker'), call], 'call'],
  ])('%s', (_, chosen, beginning) => expect(beginningOf(chosen)).toBe(beginning));

  it.each<[string, Splittable[]]>([
    ['nothing chosen', []],
    ['notes alone', [note]],
    ['replies of the maker alone', [reply('m', 'maker'), note]],
  ])('not with %s', (_, chosen) => expect(beginningOf(chosen)).toBeNull());
});

describe('what is sent', () => {
  it('names each kind by itself', () =>
    expect(listsOf([reply('r'), call, note, reply('m', 'maker')])).toEqual({
      replyIds: ['r', 'm'],
      callIds: ['c'],
      noteIds: ['n'],
    }));

  it('and came too late is told from every other refusal', () => {
    expect(lateRefusal({ callIds: 'already-split' })).toBe('already-split');
    expect(lateRefusal({ noteIds: 'unknown' })).toBe('unknown');
    expect([lateRefusal({ description: 'not-said' }), lateRefusal()]).toEqual([null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { withinBounds } from '../store/pictures.ts';
import { smallPicturesOf } from './small-pictures.ts';

const files = (...names: string[]) =>
  names.map((fileId) => ({ fileId, thumbnailUrl: fileId.startsWith('pdf') ? null : `https://files/${fileId}` }));

describe('small pictures on the device', () => {
  it('stay within a number and a size; those seen longest ago go', () => {
    const list = ['new', 'middle', 'old'].map((fileId) => ({ fileId, bytes: 40 }));
    const names = (bounds: { pictures: number; bytes: number }) => {
      const { stays, goes } = withinBounds(list, bounds);
      return [stays, goes].map((some) => some.map(({ fileId }) => fileId));
    };
    expect(names({ pictures: 10, bytes: 1000 })).toEqual([['new', 'middle', 'old'], []]);
    expect(names({ pictures: 2, bytes: 1000 })).toEqual([['new', 'middle'], ['old']]);
    expect(names({ pictures: 10, bytes: 79 })).toEqual([['new'], ['middle', 'old']]);
  });

  it('are those of the case and its replies, the newest first, twelve at most; a PDF has none', () => {
    const seen = {
      attachments: files('first', 'pdf'),
      timeline: [
        { kind: 'received' },
        { kind: 'reply', files: files('second') },
        { kind: 'reply', files: files('third') },
      ],
    } as unknown as Parameters<typeof smallPicturesOf>[0];
    expect([...smallPicturesOf(seen).keys()]).toEqual(['third', 'second', 'first']);
    const many = { attachments: files(...Array.from({ length: 20 }, (_, at) => `p${at}`)), timeline: [] };
    expect(smallPicturesOf(many as unknown as typeof seen).size).toBe(12);
  });
});

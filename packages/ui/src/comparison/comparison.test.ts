import { describe, expect, it } from 'vitest';
import { type ComparedLine, compareTexts } from './index.ts';

/** One side of a comparison put together again. */
const side = (lines: readonly ComparedLine[], without: 'added' | 'removed') =>
  lines
    .filter(({ is }) => is !== without)
    .map((line) =>
      line.is === 'changed'
        ? line.pieces
            .filter(({ is }) => is !== without)
            .map(({ text }) => text)
            .join('')
        : line.text,
    )
    .join('\n');

const before = '# Policy\n\nKept for 12 months.\n\n- a\n- b\n\nLast words.';
const after = '# Policy\n\nKept for 6 months.\n\n- a\n- c, which is quite new\n\nLast words.';

describe('two versions of a text', () => {
  it('S8.2 show a changed word inside its paragraph, and whole paragraphs that came or went', () => {
    expect(compareTexts(before, after)).toEqual([
      { is: 'same', text: '# Policy' },
      {
        is: 'changed',
        pieces: [
          { is: 'same', text: 'Kept for ' },
          { is: 'removed', text: '12 ' },
          { is: 'added', text: '6 ' },
          { is: 'same', text: 'months.' },
        ],
      },
      { is: 'same', text: '- a' },
      { is: 'removed', text: '- b' },
      { is: 'added', text: '- c, which is quite new' },
      { is: 'same', text: 'Last words.' },
    ]);
  });

  it('S8.2 in Chinese show the letters that changed', () => {
    expect(compareTexts('保存12个月。', '保存6个月。')).toEqual([
      {
        is: 'changed',
        pieces: [
          { is: 'same', text: '保存' },
          { is: 'removed', text: '12' },
          { is: 'added', text: '6' },
          { is: 'same', text: '个月。' },
        ],
      },
    ]);
  });

  it('S8.2 can both be read from their comparison, whatever changed', () => {
    const texts = [before, after, '', 'One.\nTwo.\nThree.', 'Three.\nTwo two.\nOne.', '甲乙丙\n丁', '甲乙\n丙丁'];
    const plain = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n');
    for (const one of texts)
      for (const other of texts) {
        const lines = compareTexts(one, other);
        expect(side(lines, 'added')).toBe(plain(one));
        expect(side(lines, 'removed')).toBe(plain(other));
        if (one === other) expect(lines.every(({ is }) => is === 'same')).toBe(true);
      }
  });
});

import { describe, expect, it } from 'vitest';
import { changedLines } from './changed-lines.ts';

const shown = (before: string, after: string) =>
  changedLines(before, after).map(({ text, is }) => `${{ same: ' ', added: '+', removed: '-' }[is]}${text}`);

describe('S8.2 two versions beside each other', () => {
  it('show what is the same once, and what was added and removed in its place', () => {
    expect(shown('# A\n\nold\nsame\nend\n', '# A\n\nnew\nsame\nmore\nend\n')).toEqual([
      ' # A',
      '-old',
      '+new',
      ' same',
      '+more',
      ' end',
    ]);
  });

  it('are the same line by line where nothing changed, and all new beside nothing', () => {
    expect(shown('a\nb', 'a\n\nb\n')).toEqual([' a', ' b']);
    expect(shown('', 'a\nb')).toEqual(['+a', '+b']);
    expect(shown('a\na\nb', 'a\nb')).toEqual([' a', '-a', ' b']);
  });
});

import { describe, expect, it } from 'vitest';
import { looksLikeMasked } from '../joining/ProfileForm.tsx';
import { blocksOf } from './PolicyBody.tsx';

describe('the texts a person agrees to', () => {
  it('S0.2 fall into headings, lists and paragraphs', () => {
    expect(blocksOf('# Title\n\nOne line\ngoes on\n\n- a\n- b\n## Next\ntext')).toEqual([
      ['# Title'],
      ['One line', 'goes on'],
      ['- a', '- b'],
      ['## Next'],
      ['text'],
    ]);
  });
});

describe('the contact e-mail', () => {
  it('S2.1 is noticed when it may be the recovery e-mail again', () => {
    expect(looksLikeMasked('mei@example.cn', 'm…@example.cn')).toBe(true);
    expect(looksLikeMasked('lin@example.cn', 'm…@example.cn')).toBe(false);
    expect(looksLikeMasked('mei@other.cn', 'm…@example.cn')).toBe(false);
    expect(looksLikeMasked('', 'm…@example.cn')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { isNumberOf, markedParts, passageAround, termsOf } from '#contract';
import { ownNumbers, queriesOf, wordsOf } from './words.ts';

const whole = (typed: string) => termsOf(typed).map((term) => term.whole[0]);
const marked = (text: string, typed: string) =>
  markedParts(
    text,
    termsOf(typed).flatMap(({ shown }) => shown),
  )
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join('');

describe('words of a text', () => {
  it('are pairs of Chinese characters, and the last one alone', () => {
    expect(wordsOf(['激光器报警'])).toEqual(['激光', '光器', '器报', '报警', '警']);
  });

  it('are words with their endings elsewhere, and numbers with and without their hyphens', () => {
    expect(wordsOf(['Spindelüberlast'])).toContain('uberlast');
    expect(wordsOf(['A0230E1234'])).toEqual(expect.arrayContaining(['a0230e1234', '0230e1234', 'e1234', '234']));
    expect(wordsOf(['E-27'])).toEqual(['e27', 'e', '27']);
    expect(wordsOf(['Ｅ－２７，伺服'])).toEqual(['e27', 'e', '27', '伺服', '服']);
  });

  it('are bounded, whatever is written', () => {
    expect(wordsOf([Array.from({ length: 5000 }, (_, n) => `w${n}xyz`).join(' ')])).toHaveLength(4000);
    expect(Math.max(...wordsOf(['x'.repeat(5000)]).map((word) => word.length))).toBe(40);
    expect(wordsOf([null, undefined, '', '—!?'])).toEqual([]);
  });
});

describe('terms of a search', () => {
  it('are Chinese words, numbers and words of other scripts', () => {
    expect(whole('激光器报警')).toEqual(['激光器', '报警']);
    expect(whole('E-27 伺服')).toEqual(['e-27', '伺服']);
    expect(whole('E-27伺服')).toEqual(['e-27', '伺服']);
    expect(whole('  ,;! ')).toEqual([]);
    expect(whole('冷却水报警')).toEqual(['冷却水', '报警']);
    expect(whole('主轴的异响')).toEqual(['主轴', '异响']);
    expect(whole('的')).toEqual(['的']);
  });

  it('spell umlauts both ways', () => {
    expect(termsOf('Überlast')[0]!.whole).toEqual(expect.arrayContaining(['uberlast', 'ueberlast']));
    expect(termsOf('Ueberlast')[0]!.whole).toContain('uberlast');
  });

  it('hold nothing of PostgreSQL’s own language', () => {
    const { found, asWhole, ownNumber } = queriesOf(termsOf(`a' & !b | (c) <-> d:* \\ "`));
    for (const query of [...found, ...asWhole, ownNumber]) expect(query).toMatch(/^[\p{L}\p{N}'()&|:*= ]+$/u);
    expect(queriesOf(termsOf(`'`)).found).toEqual([]);
  });

  it('are numbers of a case whatever their hyphens and width, and no part of one', () => {
    expect(isNumberOf(termsOf('ｅ27 伺服'), ['E-27', null])).toBe(true);
    expect(isNumberOf(termsOf('E-2'), ['E-27'])).toBe(false);
    expect(isNumberOf(termsOf('伺服'), [null])).toBe(false);
    expect(ownNumbers(['C-100001', 'E-27', null])).toEqual(['=c100001', '=e27']);
  });
});

describe('marks', () => {
  it('stand where the terms are, whatever the case, width and accents', () => {
    expect(marked('Spindelüberlast an X', 'ÜBERLAST')).toBe('Spindel[überlast] an X');
    expect(marked('报警 e-27：伺服过载', 'E-27 伺服')).toBe('报警 [e-27]：[伺服]过载');
    expect(marked('Straße', 'strasse')).toBe('[Straße]');
    expect(marked('nichts', 'etwas')).toBe('nichts');
  });

  it('keep the text as it is', () => {
    const text = 'Öl – 20 ℃ 🛠 ﬁlter';
    expect(
      markedParts(text, ['ol', 'filter'])
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('have a passage around them', () => {
    const text = `${'Am Morgen lief alles. '.repeat(20)}Dann kam Überlast.${' Danach Stillstand.'.repeat(20)}`;
    expect(passageAround(text, ['uberlast'])).toMatch(/^….{0,45}Überlast.*…$/);
    expect(passageAround('kurz', ['uberlast'])).toBe('kurz');
  });
});

import { describe, expect, it } from 'vitest';
import { givenInstantSchema, line, text } from './shapes.ts';

describe('a typed text', () => {
  it('cannot turn its neighbours around: direction marks are left out', () => {
    expect(line(80).parse('Lin\u202e Wei\u2069')).toBe('Lin Wei');
    expect(text(80).parse('Kette\u202e hängt\nلا يعمل')).toBe('Kette hängt\nلا يعمل');
  });

  it('is well-formed Unicode, and empty once nothing is left of it', () => {
    expect(line(80).parse('a\ud800b😀')).toBe('a\ufffdb😀');
    expect(line(80).safeParse(' \u202e ').success).toBe(false);
  });

  it('holds no control characters; a line holds no line ends either', () => {
    expect(text(80).safeParse('a\u0000b').success).toBe(false);
    expect(text(80).parse('a\r\n\tb')).toBe('a\r\n\tb');
    expect(line(80).safeParse('a\nb').success).toBe(false);
  });
});

describe('a moment that somebody sends', () => {
  it('is of our time, in whichever zone it is written', () => {
    expect(givenInstantSchema.safeParse('2026-12-31T23:30:00.000-14:00').success).toBe(true);
    for (const wrong of [
      '2026-12-31T23:30:00+15:00',
      '2026-12-31T23:30:00-23:59',
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59-14:00',
      'x',
      '',
    ])
      expect(givenInstantSchema.safeParse(wrong).success, wrong).toBe(false);
  });
});

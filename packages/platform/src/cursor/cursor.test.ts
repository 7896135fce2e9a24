import { describe, expect, it } from 'vitest';
import { isDate, isInstant, readCursor, writeCursor } from './index.ts';

const any = () => true;

describe('a cursor', () => {
  it('comes back as it was written', () => {
    const keys = ['华东 😀', '2026-03-02T08:00:00.000Z', '2026-03-02'];
    expect(readCursor(writeCursor(keys), [any, isInstant, isDate])).toEqual(keys);
    expect(readCursor(undefined, [any])).toBeUndefined();
  });

  it('that somebody forged is a wrong input, before the database is asked what it cannot answer', () => {
    for (const key of ['a\u0000', '\ud800']) expect(() => readCursor(writeCursor([key]), [any]), key).toThrow('input');
    for (const key of ['0000-01-01T00:00:00Z', '2026-13-01T00:00:00Z', 'now'])
      expect(() => readCursor(writeCursor([key]), [isInstant]), key).toThrow('input');
    for (const key of ['0000-01-01', '2026-02-30', '2026-13-01', '+2026-01-01'])
      expect(() => readCursor(writeCursor([key]), [isDate]), key).toThrow('input');
    for (const text of ['', 'x', writeCursor([]), writeCursor(['a', 'b'])])
      expect(() => readCursor(text, [any]), text).toThrow('input');
  });
});

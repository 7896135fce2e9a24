import { describe, expect, it } from 'vitest';
import { problems } from '#contract';
import { filePaths } from '../icons/file-paths.ts';
import { iconPaths } from '../icons/paths.ts';
import { wordsForProblem } from '../words/problems.ts';
import { defineTexts } from './define-texts.ts';
import { formatsOf, plural } from './formats.ts';

describe('texts in three languages', () => {
  it('keeps names and parameters alike in all languages', () => {
    const texts = defineTexts({
      zh: { hello: (name: string) => `你好，${name}`, bye: '再见' },
      en: { hello: (name) => `Hello ${name}`, bye: 'Bye' },
      de: { hello: (name) => `Hallo ${name}`, bye: 'Tschüss' },
    });
    expect(texts.de.hello('Mei')).toBe('Hallo Mei');
    // @ts-expect-error a text that one language lacks is a type error
    defineTexts({ zh: { a: 'a', b: 'b' }, en: { a: 'a', b: 'b' }, de: { a: 'a' } });
    // @ts-expect-error a text that one language has alone is a type error
    defineTexts({ zh: { a: 'a' }, en: { a: 'a', extra: 'x' }, de: { a: 'a' } });
  });

  it('chooses the form of a word by the number', () => {
    const forms = { one: 'Fall', other: 'Fälle' };
    expect([0, 1, 2].map((count) => plural('de', count, forms))).toEqual(['Fälle', 'Fall', 'Fälle']);
    expect(plural('zh', 1, { other: '个' })).toBe('个');
  });

  it('writes moments in hours of a day and distances in words', () => {
    const now = new Date('2026-03-05T12:00:00Z');
    expect(formatsOf('en').relative('2026-03-05T14:00:00Z', now)).toBe('in 2 hours');
    expect(formatsOf('de').relative('2026-03-04T11:00:00Z', now)).toBe('gestern');
    expect(formatsOf('zh').time('2026-03-05T14:05:00Z')).toMatch(/^\d\d:\d5$/);
  });

  it('has words for every problem of the contract in every language', () => {
    for (const code of Object.keys(problems) as (keyof typeof problems)[])
      for (const language of ['zh', 'en', 'de'] as const) expect(wordsForProblem(language, code)).not.toBe('');
  });

  it('draws icons with clean numbers only', () => {
    for (const [name, path] of Object.entries({ ...iconPaths, ...filePaths }))
      expect(path, name).toMatch(/^[MmLlHhVvCcSsAaZz0-9 .-]+$/);
  });
});

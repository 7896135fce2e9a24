import { describe, expect, it } from 'vitest';
import { type Route, routes } from '#contract';
import { actTexts } from './act-texts.ts';
import { privacyTexts } from './texts.ts';

const audited = Object.values<Route>(routes).filter(({ audit, audience }) => audit && audience !== 'public');

describe('the audit log in the reader’s language', () => {
  it('has words for every act that a route writes down', () => {
    expect(audited.length).toBeGreaterThan(70);
    for (const { audit = '' } of audited) {
      const { zh, en, de } = Object.fromEntries(
        (['zh', 'en', 'de'] as const).map((language) => [
          language,
          (actTexts[language] as Readonly<Record<string, string>>)[audit],
        ]),
      );
      expect(zh, audit).toMatch(/\p{Script=Han}/u);
      expect(en, audit).toBe(audit);
      expect(de, audit).toMatch(/^(hat|ist|wollte) /);
    }
  });

  it('names everything that an entry can be about', () => {
    const about = new Set(
      audited.flatMap(({ params }) => Object.keys((params as { shape?: object } | undefined)?.shape ?? {})),
    );
    expect(about.size).toBeGreaterThan(10);
    expect([...about].filter((name) => !(name in privacyTexts.zh.aboutNames))).toEqual([]);
  });
});

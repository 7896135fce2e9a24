import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '#contract/route';
import { beginsOn, languagesOf, standingOf, type Version } from './queries.ts';
import { sectionsOf } from './sections.ts';
import { policyTexts } from './texts.ts';

const bodyIn = (language: string) =>
  readFileSync(`packages/privacy/src/policy/sources/1/${language}/policy.txt`, 'utf8');

describe('the policy on a phone', () => {
  it('S0.1 begins with its summary, and its functions are a list', () => {
    for (const language of languages) {
      const { lead, sections } = sectionsOf(bodyIn(language));
      expect(lead).not.toMatch(/^#/m);
      expect(sections[0]?.heading).toBe(policyTexts[language].brief);
      const functions = sections.filter(({ parts }) => parts.length > 0);
      expect(functions.map(({ parts }) => parts.length)).toEqual([9]);
    }
  });

  it('S0.1 loses nothing of the text in its parts', () => {
    for (const language of languages) {
      const body = bodyIn(language);
      const { lead, sections } = sectionsOf(body);
      const said = [
        lead,
        ...sections.flatMap((one) => [
          one.heading,
          one.body,
          ...one.parts.flatMap((part) => [part.heading, part.body]),
        ]),
      ];
      const plain = (text: string) => text.replace(/^#+ /gm, '').replace(/\s+/g, '');
      expect(plain(said.join(''))).toBe(plain(body.replace(/^# .*\n/, '')));
    }
  });

  it('S8.2 of several versions exactly one is in force, and never one that was only brought along', () => {
    const version = (number: number, effectiveAt: string, archived = false) =>
      ({ version: number, effectiveAt, archived }) as Version;
    const now = new Date('2026-06-01T00:00:00Z');
    const all = [
      version(4, '2026-07-01T00:00:00Z'),
      version(3, '2026-05-31T00:00:00Z', true),
      version(2, '2026-05-01T00:00:00Z'),
      version(1, '2026-04-01T00:00:00Z'),
    ];
    expect(all.map((one) => standingOf(one, all, now))).toEqual(['notYet', 'earlier', 'inForce', 'earlier']);
  });
});

describe('S8.2 a former version', () => {
  const inLanguages = (...has: string[]) =>
    ({ texts: has.map((language) => ({ kind: 'policy', language })) }) as Version;

  it('is offered in the languages in which it, and what it is compared with, can be read', () => {
    expect(languagesOf([inLanguages('en')])).toEqual(['en']);
    expect(languagesOf([inLanguages('zh', 'en', 'de'), inLanguages('de', 'zh')])).toEqual(['zh', 'de']);
    expect(languagesOf([inLanguages('en'), inLanguages('zh')])).toEqual([]);
  });

  it('applied from the same day for every reader, while others take effect at a moment', () => {
    const former = { appliedFrom: '2019-05-01', effectiveAt: '2019-04-30T16:00:00.000Z' };
    expect(new Date(beginsOn(former)).toDateString()).toBe('Wed May 01 2019');
    expect(beginsOn({ ...former, appliedFrom: null })).toBe(former.effectiveAt);
  });
});

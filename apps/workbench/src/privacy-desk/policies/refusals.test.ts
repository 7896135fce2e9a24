import { describe, expect, it } from 'vitest';
import { type DeskPolicyVersion, problem } from '#contract';
import { languages } from '#contract/route';
import { lastInEffect, refusalWords } from './refusals.ts';
import { policyTexts } from './texts.ts';

const formats = { dateTime: (at: string) => `the moment ${at}` };
const refused = (fields: Record<string, string>) => problem('input', { fields });
const version = (number: number, standing: DeskPolicyVersion['standing'], effectiveAt: string) =>
  ({ version: number, standing, effectiveAt }) as DeskPolicyVersion;
const published = [
  version(3, 'taken-back', '2027-03-01T00:00:00.000Z'),
  version(2, 'scheduled', '2027-02-01T00:00:00.000Z'),
  version(1, 'in-force', '2027-01-01T00:00:00.000Z'),
];

describe('S8.1 a refusal at the privacy desk', () => {
  it.each(languages)('says in %s what is wrong with the moment, each in words of its own', (language) => {
    const texts = policyTexts[language];
    const said = [
      refused({ effectiveAt: 'too-soon' }),
      refused({ effectiveAt: 'before-another' }),
      refused({ effectiveAt: 'too-far' }),
      refused({ appliedFrom: 'in-future' }),
      refused({ appliedFrom: 'too-old' }),
      problem('state-forbids'),
    ].map((thrown) => refusalWords(thrown, texts, formats, published));
    expect(said).toEqual([
      texts.tooSoon,
      texts.beforeAnother(2, 'the moment 2027-02-01T00:00:00.000Z'),
      texts.tooFar,
      texts.inFuture,
      texts.tooOld,
      texts.tooLate,
    ]);
    expect(new Set(said).size).toBe(6);
  });

  it('names no version that it does not know, and leaves every other problem to its own words', () => {
    const { en } = policyTexts;
    expect(refusalWords(refused({ effectiveAt: 'before-another' }), en, formats)).toBe(en.beforeAnotherUnknown);
    expect(refusalWords(refused({ texts: 'missing' }), en, formats)).toBeUndefined();
    expect(refusalWords(problem('policy-changed'), en, formats)).toBeUndefined();
    expect(refusalWords(new Error('anything'), en, formats)).toBeUndefined();
  });

  it('measures against the version that takes effect last, never against one taken back or archived', () => {
    expect(lastInEffect(published)?.version).toBe(2);
    expect(lastInEffect([version(4, 'archived', '2030-01-01T00:00:00.000Z')])).toBeUndefined();
  });
});

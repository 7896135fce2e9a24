import { describe, expect, it } from 'vitest';
import { registerSchema } from '#contract';
import { committedRegister } from '#privacy/engine';
import { findItems, itemsOf, placesOf } from './find.ts';
import { answerTexts } from './words/answers.ts';
import { registerTexts } from './words/texts.ts';

const { register: written, hash } = committedRegister();
const columns = written.columns.map((each) => ({ ...each, leadsBy: each.person }));
const register = registerSchema.parse({ ...written, columns, registerHash: hash });
const found = (language: 'zh' | 'en' | 'de', words: string) =>
  findItems(itemsOf(register, language, registerTexts[language]), words).map(({ show }) => show);

describe('the register is searched', () => {
  it.each([
    ['zh', '电话'],
    ['en', 'phone'],
    ['de', 'Telefon'],
    // Whoever reads English may know the German word.
    ['en', 'TELEFON'],
  ] as const)('in %s for "%s": the phone number first, and the call-back number of a case', (language, words) => {
    expect(found(language, words)).toEqual(
      expect.arrayContaining(['kind:phone', 'kind:case-contact', 'table:service.cases']),
    );
    expect(found(language, words)[0]).toBe('kind:phone');
  });

  it('for words that nothing has, and says so', () => {
    expect(found('en', 'fax zzz')).toEqual([]);
  });

  it('for every word at once, in any order', () => {
    expect(found('en', 'back call')).toContain('kind:case-contact');
    expect(found('en', 'back zzz')).toEqual([]);
  });
});

describe('a kind of data', () => {
  it('S5.1 stands in one region: what signs a customer in at home, the phone number abroad', () => {
    const databases = (kind: string) =>
      new Set(placesOf(register, ({ kinds }) => kinds.includes(kind)).tables.map(({ database }) => database));
    expect(databases('phone')).toEqual(new Set(['service']));
    expect(databases('recovery-email')).toEqual(new Set(['home']));
    expect(databases('login-name')).toEqual(new Set(['home']));
  });
});

describe('the words of answers', () => {
  it.each(['zh', 'en', 'de'] as const)('are there in %s for every answer and reader that occurs', (language) => {
    const words = answerTexts[language];
    const said = (group: Readonly<Record<string, string>>, ids: readonly string[]) => ids.filter((id) => !group[id]);
    const answers = [...register.columns, ...register.stores.map((each) => each.answers)];
    const idOf = (answer: string | { withhold: string } | { keep: string }) =>
      typeof answer === 'string' ? answer : Object.values(answer)[0]!;
    expect(
      said(
        words.export,
        answers.map((each) => idOf(each.export)),
      ),
    ).toEqual([]);
    expect(
      said(
        words.seal,
        answers.map((each) => idOf(each.seal)),
      ),
    ).toEqual([]);
    expect(
      said(
        words.rectify,
        answers.map(({ rectify }) => rectify),
      ),
    ).toEqual([]);
    expect(
      said(
        words.readers,
        register.columns.flatMap(({ who }) => Object.keys(who)),
      ),
    ).toEqual([]);
    const basis = (text: string) => text.split(' ').slice(1).join(' ');
    expect(
      said(
        words.pipl,
        Object.values(register.purposes).map(({ pipl }) => basis(pipl)),
      ),
    ).toEqual([]);
    expect(
      said(
        words.gdpr,
        Object.values(register.purposes).map(({ gdpr }) => basis(gdpr)),
      ),
    ).toEqual([]);
  });
});

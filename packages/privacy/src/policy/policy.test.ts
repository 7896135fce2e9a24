import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ConsentKind, consentKinds } from '#contract/home';
import { type OperatorProfile, operatorProfileSchema } from '#contract/operator';
import { type Language, languages } from '#contract/route';
import { businessFunctions, dataKinds, purposes } from '#privacy/catalogue';
import {
  disagreements,
  type NamedInAll,
  newestSource,
  type PolicySource,
  policySources,
  renderEmployeeNotice,
  renderPolicy,
} from './index.ts';

const profile = operatorProfileSchema.parse(JSON.parse(readFileSync('operator/default.json', 'utf8')));
const source = newestSource();

const bodyOf = (kind: ConsentKind, language: Language, from = source, of = profile) =>
  renderPolicy(from, of, language).find((text) => text.kind === kind)!.body;

const inAll = (write: (language: Language) => string) =>
  ({ zh: write('zh'), en: write('en'), de: write('de') }) as Readonly<Record<Language, string>>;

const namedIn = ({ operator, recipient, authorities }: OperatorProfile): NamedInAll[] => [
  operator.name,
  recipient.country,
  authorities.home.name,
  authorities.service.name,
  { zh: recipient.name, en: recipient.name, de: recipient.name },
];

/** A section of a body, from its heading to the next. */
const sectionOf = (body: string, heading: string) =>
  body.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`));

describe('the policy of a source', () => {
  it('S0.1 says per business function which data, why, for how long, who receives them and what refusing means', () => {
    const told = source.collected.functions.filter(({ about }) => about === 'customers');
    expect(told.length).toBeGreaterThanOrEqual(8);
    for (const language of languages)
      for (const own of told) {
        const { name, refusing } = businessFunctions[own.function];
        const section = sectionOf(bodyOf('policy', language), name[language]);
        expect(section, `${own.function} ${language}`).toBeDefined();
        expect(section).toContain(refusing[language]);
        for (const { purpose } of own.purposes) expect(section).toContain(purposes[purpose].why[language]);
        for (const { kind } of own.kinds) expect(section).toContain(`__${dataKinds[kind].name[language]}__`);
      }
  });

  it('S0.1 tells customers nothing of the purposes of staff, who have a notice of their own', () => {
    for (const language of languages) {
      const why = purposes['staff-work'].why[language];
      for (const kind of consentKinds) expect(bodyOf(kind, language)).not.toContain(why);
      expect(renderEmployeeNotice(source, profile, language).body).toContain(why);
    }
  });

  it('S0.1 defines personal and sensitive data, and names children under 14', () => {
    expect(bodyOf('policy', 'zh')).toMatch(/个人信息：.+\n- \*\*__敏感个人信息__\*\*：.+不满 14 周岁/);
    expect(bodyOf('policy', 'en')).toMatch(
      /Personal data: .+\n- \*\*__Sensitive personal data__\*\*: .+under 14 years/,
    );
    expect(bodyOf('policy', 'de')).toMatch(/Personenbezogene Daten: .+\n- \*\*__Sensible .+__\*\*: .+unter 14 Jahren/);
  });

  it('S0.2 has a sensitive kind underlined and bold, another one underlined only', () => {
    const [first, ...others] = source.collected.functions;
    const [kind, ...kinds] = first!.kinds;
    const planted: PolicySource = {
      ...source,
      collected: {
        ...source.collected,
        functions: [{ ...first!, kinds: [{ ...kind!, sensitivity: 'sensitive' }, ...kinds] }, ...others],
      },
    };
    for (const language of languages) {
      const name = dataKinds[kind!.kind].name[language];
      expect(bodyOf('policy', language)).toContain(`- __${name}__`);
      expect(bodyOf('policy', language, planted)).toContain(`- **__${name}__**`);
    }
  });

  it('S5.2 names with the transfer abroad only what is kept in the service region, each with its period', () => {
    for (const language of languages) {
      const body = bodyOf('cross-border', language);
      expect(body).toContain(`__${dataKinds['case-text'].name[language]}__`);
      for (const kind of ['login-name', 'password', 'recovery-email'] as const)
        expect(body).not.toContain(`__${dataKinds[kind].name[language]}__`);
    }
  });

  it('has a hash of its body, is the same every time, and the demonstration says that it is one', () => {
    for (const language of languages)
      for (const text of renderPolicy(source, profile, language)) {
        expect(text.sha256).toBe(createHash('sha256').update(text.body).digest('hex'));
        expect(text.body.startsWith(`# ${text.title}\n`)).toBe(true);
        expect(text.body).not.toMatch(/[<>{}]/);
        const demo = renderPolicy(source, profile, language, { demo: true }).find(({ kind }) => kind === text.kind)!;
        expect(demo.title).toMatch(/[（(](demo|Demo|演示版)[）)]$/);
        expect(demo.sha256).not.toBe(text.sha256);
      }
    expect(renderPolicy(source, profile, 'en')).toEqual(renderPolicy(source, profile, 'en'));
  });

  it('tells of rights that the app does not serve yet only where it says so, and no longer once it is released', () => {
    for (const language of languages) {
      const first = (from: PolicySource) =>
        renderPolicy(from, profile, language, { demo: true })[0]!.body.split('\n')[2]!;
      const [unfinished, finished] = [first({ ...source, released: false }), first({ ...source, released: true })];
      expect(unfinished.startsWith(finished)).toBe(true);
      expect(unfinished.slice(finished.length)).toContain(profile.operator.privacyEmail);
      expect(finished).not.toContain(profile.operator.privacyEmail);
    }
  });

  it('is refused when it names what neither register nor profile knows', () => {
    const planted = (text: string): PolicySource => ({
      ...source,
      texts: { ...source.texts, en: { ...source.texts.en, policy: text } },
    });
    for (const place of ['{moon}', '{lists:moon}', '{moon:cases}'])
      expect(() => renderPolicy(planted(`# Policy\n\n${place}`), profile, 'en')).toThrow(
        `nothing is known for ${place}`,
      );
  });
});

const mine: OperatorProfile = {
  ...profile,
  operator: { ...profile.operator, privacyEmail: 'privacy@example.cn' },
  recipient: { ...profile.recipient, name: 'Example Laser GmbH', phone: '+49 30/901820' },
};

describe('the three languages', () => {
  it.each(policySources().map((each) => [each.id, each] as const))(
    'S0.1 of source %s agree in every number, period, date, recipient, e-mail and phone',
    (_, from) => {
      for (const of of [profile, mine]) {
        for (const kind of consentKinds)
          expect(
            disagreements(
              inAll((language) => bodyOf(kind, language, from, of)),
              namedIn(of),
            ),
          ).toEqual([]);
        const notice = inAll((language) => renderEmployeeNotice(from, of, language).body);
        expect(disagreements(notice, namedIn(of))).toEqual([]);
      }
    },
  );

  it.each([
    ['a number', 'de', '15 chinesischen', '14 chinesischen', 'number 15 working days'],
    ['a unit of a period', 'en', '36 months after', '36 days after', 'number 36 months'],
    ['a number in words', 'en', '15 Chinese working', 'fifteen Chinese working', 'number in words: fifteen'],
    ['a date', 'zh', '11月23日', '11月24日', 'date 2026-11-23'],
    ['an e-mail', 'en', 'privacy@trumpf.com', 'privacy@trumpf.de', 'e-mail privacy@trumpf.com'],
    ['a phone', 'zh', '+49 7156/303-0', '+49 7156/303-1', 'phone +49 7156/303-0'],
    ['a recipient', 'de', 'TRUMPF SE + Co. KG', 'Servicepartner', 'name TRUMPF SE + Co. KG'],
    ['a page', 'de', 'www.12377.cn', 'www.12378.cn', 'page www.12377.cn'],
    ['an emphasis', 'en', '**See and copy', 'See and copy', 'bold marks'],
  ] as const)('are found to disagree in %s', (_, language, said, planted, found) => {
    const bodies = inAll((each) => bodyOf('policy', each));
    expect(bodies[language]).toContain(said);
    const wrong = { ...bodies, [language]: bodies[language].replace(said, planted) };
    expect(disagreements(wrong, namedIn(profile)).join('\n')).toContain(found);
  });
});

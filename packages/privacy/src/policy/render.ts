import { createHash } from 'node:crypto';
import { type ConsentKind, consentKinds } from '#contract/home';
import type { OperatorProfile } from '#contract/operator';
import type { Language } from '#contract/route';
import { type PeriodId, periods } from '#privacy/catalogue';
import { abroadOf, type Lists, listsOf } from './lists.ts';
import type { PolicySource, SourceKind } from './source.ts';
import { listWords } from './words.ts';

/** A text ready to be published; `sha256` is that of `body` in UTF-8, the one agreements name. */
export interface RenderedText {
  readonly kind: ConsentKind;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
}

/** How a source is rendered. */
export interface RenderOptions {
  /** Marks title and beginning as demo text, not for real people's data. */
  readonly demo?: boolean;
}

const months = (language: Language) =>
  new Intl.DateTimeFormat({ zh: 'zh-CN', en: 'en-GB', de: 'de-DE' }[language], { dateStyle: 'long', timeZone: 'UTC' });

/** What the operator profile puts into the texts (S1.1, S1.2, S5.2). */
function facts(profile: OperatorProfile, source: PolicySource, language: Language): Record<string, string> {
  const { operator, recipient, hotlines, authorities } = profile;
  return {
    written: months(language).format(new Date(`${source.written}T00:00:00Z`)),
    appName: profile.appName[language],
    operatorName: operator.name[language],
    operatorAddress: operator.address[language],
    operatorEmail: operator.privacyEmail,
    hotlineMachines: hotlines['machine-tool'],
    hotlineLasers: hotlines.laser,
    recipientName: recipient.name,
    recipientAddress: recipient.address[language],
    recipientCountry: recipient.country[language],
    recipientPhone: recipient.phone,
    recipientEmail: recipient.email,
    homeAuthority: authorities.home.name[language],
    homeAuthorityPhone: authorities.home.phone,
    homeAuthorityPage: authorities.home.page,
    serviceAuthority: authorities.service.name[language],
    serviceAuthorityPhone: authorities.service.phone,
    serviceAuthorityPage: authorities.service.page,
  };
}

/** `{lists:cases}`: a part of what the register says of a function; `{abroad:data}`: of what goes abroad. */
function registered(part: string, of: string, source: PolicySource, profile: OperatorProfile, language: Language) {
  const { collected } = source;
  if (part === 'abroad') return abroadOf(collected, language)[of as 'purposes' | 'data']?.();
  if (part === 'period')
    return collected.copies.some(({ period }) => period === of) ? periods[of as PeriodId].text[language] : undefined;
  const own = collected.functions.find((each) => each.function === of);
  return own && listsOf(own, profile, language)[part as keyof Lists]?.();
}

function filled(source: PolicySource, kind: SourceKind, profile: OperatorProfile, language: Language): string {
  const words = facts(profile, source, language);
  return source.texts[language][kind].replace(/\{(\w+)(?::([\w-]+))?\}/g, (place, name: string, of?: string) => {
    const word = of === undefined ? words[name] : registered(name, of, source, profile, language);
    if (word === undefined)
      throw new Error(`policy source ${source.id}, ${kind} ${language}: nothing is known for ${place}`);
    return word;
  });
}

/** Marks a text as one for trying; told of the source it comes from as long as that speaks of what nobody can do yet. */
function asDemo(text: string, source: PolicySource, { operator }: OperatorProfile, language: Language): string {
  const [first = '', ...rest] = text.split('\n');
  const words = listWords[language];
  const unfinished = source.released ? '' : words.unfinished(operator.privacyEmail);
  return [words.demoTitle(first), '', words.demo(operator.name[language]) + unfinished, ...rest].join('\n');
}

const hashed = (body: string) => createHash('sha256').update(body).digest('hex');

function rendered(
  source: PolicySource,
  kind: SourceKind,
  profile: OperatorProfile,
  language: Language,
  { demo = false }: RenderOptions,
) {
  const text = filled(source, kind, profile, language);
  const body = demo ? asDemo(text, source, profile, language) : text;
  return { language, title: body.split('\n', 1)[0]!.replace(/^# /, ''), body, sha256: hashed(body) };
}

/**
 * The texts of a source in one language as they are published for an operator: one per kind of consent that the contract
 * knows. The same source, profile and language always give the same bytes.
 * @throws Error when a text names a place that neither register nor profile fills
 */
export const renderPolicy = (
  source: PolicySource,
  profile: OperatorProfile,
  language: Language,
  options: RenderOptions = {},
): RenderedText[] => consentKinds.map((kind) => ({ kind, ...rendered(source, kind, profile, language, options) }));

/** What staff are told about the processing of their own data; they acknowledge it, it is no gate (privacy.md §2). */
export const renderEmployeeNotice = (
  source: PolicySource,
  profile: OperatorProfile,
  language: Language,
  options: RenderOptions = {},
): Omit<RenderedText, 'kind'> => rendered(source, 'employee-notice', profile, language, options);

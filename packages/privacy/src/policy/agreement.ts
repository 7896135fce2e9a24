import { type Language, languages } from '#contract/route';

/** Something that is called differently in each language and must stand in all of them equally often. */
export type NamedInAll = Readonly<Record<Language, string>>;

const units: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/^ ?个(中国)?工作日/, 'working days'],
    [/^ ?小时/, 'hours'],
    [/^ ?天/, 'days'],
    [/^ ?个月/, 'months'],
    [/^ ?(年|周岁)/, 'years'],
    [/^ ?个?人/, 'people'],
  ],
  en: [
    [/^ (Chinese )?working days?/, 'working days'],
    [/^ hours?/, 'hours'],
    [/^ days?/, 'days'],
    [/^ months?/, 'months'],
    [/^ years?/, 'years'],
    [/^ people/, 'people'],
  ],
  de: [
    [/^ (chinesischen? )?Arbeitstagen?/, 'working days'],
    [/^ Stunden?/, 'hours'],
    [/^ Tage?n?/, 'days'],
    [/^ Monate?n?/, 'months'],
    [/^ Jahre?n?/, 'years'],
    [/^ Personen/, 'people'],
  ],
};

/** Numbers in words would escape the comparison, so they are written in digits. */
const numberWords: Readonly<Record<Language, RegExp>> = {
  zh: /[二三四五六七八九十百千两]+(?=个|天|年|月|日|周岁|小时)/g,
  en: /\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|thirty|hundred)\b/gi,
  de: /\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|fünfzehn|dreißig|hundert)\b/gi,
};

const monthNames: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
};

const two = (value: string | number) => String(value).padStart(2, '0');

/** Dates as they are written in the language, each replaced by nothing and told in ISO. */
function takeDates(text: string, language: Language, facts: string[]): string {
  const iso = (year: string, month: string | number, day: string) => {
    facts.push(`date ${year}-${two(month)}-${two(day)}`);
    return ' ';
  };
  const plain = text.replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, year, month, day) => iso(year, month, day));
  if (language === 'zh')
    return plain.replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, year, month, day) => iso(year, month, day));
  const names = monthNames[language];
  const written = new RegExp(`(\\d{1,2})\\.? (${names.join('|')}) (\\d{4})`, 'g');
  return plain.replace(written, (_, day, month, year) => iso(year, names.indexOf(month) + 1, day));
}

const take = (text: string, pattern: RegExp, kind: string, facts: string[]) =>
  text.replace(pattern, (found) => {
    facts.push(`${kind} ${found.trim()}`);
    return ' ';
  });

/** Numbers, periods, dates, e-mail addresses, phone numbers, pages and names in a part of a text, sorted. */
export function factsOf(text: string, language: Language, named: readonly NamedInAll[] = []): string[] {
  const facts: string[] = [];
  let rest = text;
  for (const name of named) rest = take(rest, new RegExp(escaped(name[language]), 'g'), `name ${name.en} =`, facts);
  // The name is the same fact whatever it is called.
  const names = facts.splice(0).map((fact) => fact.replace(/ = .*$/s, ''));
  rest = takeDates(rest, language, facts);
  rest = take(rest, /[\w.+-]+@[\w-]+(\.[\w-]+)+/g, 'e-mail', facts);
  rest = take(rest, /\bwww(\.[\w-]+)+/g, 'page', facts);
  rest = take(rest, /\+\d[\d /-]{4,}\d|\b\d{5,}\b/g, 'phone', facts);
  for (const found of rest.matchAll(/\d+(?:[.,]\d+)*/g)) {
    const after = rest.slice(found.index + found[0].length);
    const unit = units[language].find(([pattern]) => pattern.test(after))?.[1] ?? '';
    facts.push(`number ${found[0]} ${unit}`.trimEnd());
  }
  for (const [word] of rest.matchAll(numberWords[language])) facts.push(`number in words: ${word}`);
  return [...names, ...facts].sort();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text in its parts: what stands under one heading. */
const partsOf = (body: string) => body.split(/^(?=#)/m);

const marksIn = (part: string) =>
  `${part.split('**').length - 1} bold marks, ${part.split('__').length - 1} underlines`;

const counted = (facts: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
};

function differences(where: string, zh: readonly string[], other: readonly string[], language: Language): string[] {
  const [here, there] = [counted(zh), counted(other)];
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((fact) => here.get(fact) !== there.get(fact))
    .map((fact) => `${where}: "${fact}" ${here.get(fact) ?? 0} times in zh, ${there.get(fact) ?? 0} in ${language}`);
}

/**
 * Where the three languages of a text do not say the same, one sentence each: numbers, periods, dates, addresses and
 * names, part by part, and the emphasis of S0.2. Empty: they agree.
 */
export function disagreements(bodies: Readonly<Record<Language, string>>, named: readonly NamedInAll[] = []): string[] {
  const parts = { zh: partsOf(bodies.zh), en: partsOf(bodies.en), de: partsOf(bodies.de) };
  const words = languages.flatMap((language) =>
    factsOf(bodies[language], language).filter((fact) => fact.startsWith('number in words')),
  );
  return [
    ...words,
    ...(['en', 'de'] as const).flatMap((language) => {
      if (parts[language].length !== parts.zh.length)
        return [`${parts.zh.length} parts in zh, ${parts[language].length} in ${language}`];
      return parts[language].flatMap((part, at) => {
        const own = parts.zh[at]!;
        const where = part.split('\n')[0]!;
        const emphasis =
          marksIn(own) === marksIn(part) ? [] : [`${where}: ${marksIn(own)} in zh, ${marksIn(part)} in ${language}`];
        return [
          ...differences(where, factsOf(own, 'zh', named), factsOf(part, language, named), language),
          ...emphasis,
        ];
      });
    }),
  ];
}

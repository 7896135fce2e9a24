import type { Language } from '#contract';
import { localeOf } from '#ui/i18n';

const codes =
  'CN HK MO TW AE AR AT AU BE BG BR CA CH CL CO CZ DE DK EE EG ES FI FR GB GR HR HU ID IE IL IN IT JP KH KR LT LU LV MA MX MY NL NO NZ PH PK PL PT RO RS SA SE SG SI SK TH TR UA US UZ VN ZA'.split(
    ' ',
  );

/** Countries and regions the maker serves, by name; the home market first. */
export function countriesIn(language: Language): (readonly [code: string, name: string])[] {
  const locale = localeOf(language);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const [first, ...rest] = codes.map((code) => [code, names.of(code) ?? code] as const);
  rest.sort(([, one], [, other]) => one.localeCompare(other, locale));
  return first ? [first, ...rest] : rest;
}

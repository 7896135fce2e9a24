import { contractLevels, contractLevelWords, type ImportReason, languages, machineNumberSchema } from '#contract';
import { normaliseCustomerNumber } from '../../companies/index.ts';
import type { Cell } from '../reading/index.ts';

/** What a cell comes to: a value, nothing, or a reason to refuse its row. */
export type Parsed = { readonly value: string } | { readonly reason: ImportReason } | null;

/** Reads the text of a cell for a field. */
export type Parse = (text: string, cell: Cell) => Parsed;

/** A text that a spreadsheet program would run when it opens a file that holds it. */
const runs = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const control = /[\p{Cc}\u2028\u2029]/u;
const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g;
/** What people write where there is nothing. */
const dash = /^[-\u2013\u2014/]$/;

/** The text of a cell, cleaned of what cannot be seen; a reason when it must not be taken. */
export function textOf(cell: Cell | undefined, max: number): Parsed {
  if (!cell) return null;
  if ('wrong' in cell) return { reason: cell.wrong };
  const text = cell.text.toWellFormed().replace(turning, '').trim();
  if (text === '' || dash.test(text)) return null;
  if (runs.test(cell.text) || runs.test(text)) return { reason: 'formula' };
  if (control.test(text)) return { reason: 'control-characters' };
  return text.length > max ? { reason: 'too-long' } : { value: text };
}

/** A text as it stands. */
export const asText: Parse = (value) => ({ value });

/** A machine number, typed tolerantly. */
export const asMachineNumber: Parse = (text) => {
  const { success, data } = machineNumberSchema.safeParse(text);
  return success ? { value: data } : { reason: 'machine-number-wrong' };
};

/** A customer number, typed tolerantly. */
export const asCustomerNumber: Parse = (text) => {
  const value = normaliseCustomerNumber(text);
  return /^[A-Z0-9][A-Z0-9._/-]{0,19}$/.test(value) ? { value } : { reason: 'customer-number-wrong' };
};

const dayForms = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/,
  /^(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
];

/** A day in one of the forms that mean one day only; 03/04/2024 means two and is refused. */
export const asDay: Parse = (text, cell) => {
  // What a spreadsheet calls a day need not be one.
  const said = 'day' in cell ? cell.day : text.normalize('NFKC');
  const found = dayForms.map((form) => form.exec(said)?.groups).find(Boolean);
  if (!found) return { reason: 'date-wrong' };
  const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1950 && year <= 2100;
  return isReal ? { value: date.toISOString().slice(0, 10) } : { reason: 'date-wrong' };
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const lineWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'machine-tool': ['machine tool', 'machine tools', '机床', 'werkzeugmaschine', 'werkzeugmaschinen', 'tcnw', 'mt'],
    laser: ['laser', 'lasers', '激光', '激光器', 'tcnl'],
  }).flatMap(([line, words]) => [line, ...words].map((word) => [plain(word), line] as const)),
);

/** A product line in any of the words for it. */
export const asProductLine: Parse = (text) => {
  const value = lineWords.get(plain(text));
  return value ? { value } : { reason: 'product-line-unknown' };
};

const levelWords: ReadonlyMap<string, string> = new Map(
  contractLevels.flatMap((level) =>
    [level, ...languages.map((language) => contractLevelWords[language][level])].map(
      (word) => [plain(word), level] as const,
    ),
  ),
);

/** A level of service contracts in any of the words for it. */
export const asLevel: Parse = (text) => {
  const value = levelWords.get(plain(text));
  return value ? { value } : { reason: 'level-unknown' };
};

function countryWords(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const words = new Map<string, string>();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name && code !== 'ZZ')
        for (const word of [name, code]) if (!words.has(plain(word))) words.set(plain(word), code);
    }
  }
  for (const [word, code] of [
    ['PRC', 'CN'],
    ['中华人民共和国', 'CN'],
    ['UK', 'GB'],
    ['USA', 'US'],
  ] as const)
    words.set(plain(word), code);
  return words;
}
let countries: ReadonlyMap<string, string> | undefined;

/** A country or region as its code or by its name in one of the three languages. */
export const asCountryRegion: Parse = (text) => {
  countries ??= countryWords();
  const value = countries.get(plain(text));
  return value ? { value } : { reason: 'country-region-unknown' };
};

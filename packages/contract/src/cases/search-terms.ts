import { foldedTerm, markedParts, passageAround } from './search-marks.ts';

/*
 * How a search is understood, at the service and on a phone without a connection. Chinese (and Japanese and Korean)
 * writes no spaces: what is searched for is cut into words, so that 激光器报警 also finds "报警 … 激光器". Of other
 * scripts every word and number is a term, with or without its hyphens.
 */
const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const letter = `(?:(?![${cjk}])[\\p{L}\\p{N}])`;
const runs = new RegExp(`([${cjk}]+)|(${letter}+(?:[-._/:]${letter}+)*)`, 'gu');

const termsAtMost = 8;

/** A stretch of one kind of script, in folded form. */
export interface Run {
  readonly text: string;
  readonly isCjk: boolean;
}

/** The stretches of a text that can be searched; what stands between them is no letter and no digit. */
export const runsOf = (text: string): Run[] =>
  [...foldedTerm(text).matchAll(runs)].map(([run, chinese]) => ({ text: run, isCjk: chinese !== undefined }));

/** The parts of a number between its hyphens. */
export const partsOf = (run: string): string[] => run.split(/[-._/:]/);

/** A number without its hyphens. */
export const compact = (run: string): string => partsOf(run).join('');

/** One thing that must be found. */
export interface Term {
  /** Any of these is the whole of it, in folded form; the first as it was typed. */
  readonly whole: readonly string[];
  /** What a page marks: the whole, and the parts of a number with hyphens. */
  readonly shown: readonly string[];
  readonly isCjk: boolean;
}

// Particles stand between words and say nothing about a fault.
const particles = new Set('的了是在和与');

let segmenter: Intl.Segmenter | undefined;

// Some browsers of 2023 cannot cut Chinese: then a run is one word, which finds less but nothing wrong.
function segmentsOf(run: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return [run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(run)].map(({ segment }) => segment);
}

/**
 * Words of a run of Chinese. Characters that stand alone are a word together (异响 comes as 异, 响); a single one
 * belongs to the word before it (冷却水 comes as 冷却, 水).
 */
function chineseWordsOf(run: string): string[] {
  const words: string[] = [];
  let alone = '';
  const settle = () => {
    const before = words.at(-1);
    if ([...alone].length === 1 && before) words[words.length - 1] = before + alone;
    else if (alone) words.push(alone);
    alone = '';
  };
  for (const segment of segmentsOf(run)) {
    if ([...segment].length === 1 && !(particles.has(segment) && run !== segment)) alone += segment;
    else {
      settle();
      if (!particles.has(segment)) words.push(segment);
    }
  }
  settle();
  return words;
}

// Ä, Ö and Ü are also written with an e.
const withE = (typed: string): string => typed.replace(/[äöü]/giu, (umlaut) => `${umlaut}e`);
const withoutE = (run: string): string => run.replace(/([aou])e/g, '$1');

function otherTerm(run: string, runWithE: string): Term {
  const spellings = [run, runWithE, withoutE(run)];
  const whole = [...new Set(spellings.flatMap((spelling) => [spelling, compact(spelling)]))];
  const parts = partsOf(run);
  const shown = [...whole, ...(parts.length > 1 ? parts.filter((one) => one.length > 1) : [])];
  return { whole, shown, isCjk: false };
}

/** What was typed, as terms that must all be found; none when it holds neither letter nor digit. */
export function termsOf(typed: string): Term[] {
  const text = typed.normalize('NFC');
  const spelled = runsOf(withE(text));
  const terms = runsOf(text).flatMap((run, at) =>
    run.isCjk
      ? chineseWordsOf(run.text).map((word): Term => ({ whole: [word], shown: [word], isCjk: true }))
      : [otherTerm(run.text, spelled[at]!.text)],
  );
  return terms.slice(0, termsAtMost);
}

/** What a page marks of all terms, each once. */
export const shownOf = (terms: readonly Term[]): string[] => [...new Set(terms.flatMap(({ shown }) => shown))];

/** True when a whole term is one of these numbers, however hyphens and case are written. */
export function isNumberOf(terms: readonly Term[], numbers: readonly (string | null)[]): boolean {
  const own = new Set(numbers.map((number) => compact(foldedTerm(number ?? ''))));
  return terms.some(({ whole, isCjk }) => !isCjk && whole.some((one) => own.has(compact(one))));
}

/** The text in which most of the terms stand, with the passage around the first; of equals the first, else none. */
export function bestPassage<Of extends string>(
  texts: readonly (readonly [of: Of, text: string])[],
  terms: readonly Term[],
): { of: Of; text: string } | undefined {
  const found = (text: string) =>
    terms.filter(({ shown }) => markedParts(text, shown).some(({ isFound }) => isFound)).length;
  const [best] = texts.map(([of, text]) => ({ of, text, found: found(text) })).sort((a, b) => b.found - a.found);
  return best?.found ? { of: best.of, text: passageAround(best.text, shownOf(terms)) } : undefined;
}

import { foldedTerm } from '#contract';

/*
 * One way to cut texts into pieces, used when a case is written and when it is searched for. Chinese (and Japanese and
 * Korean) writes no spaces: every two neighbouring characters are a piece, and what is searched for is first cut into
 * words, so that 激光器报警 also finds "报警 … 激光器". Of other scripts every word is kept with all its endings; a
 * search by prefix then finds any part: Überlast in Spindelüberlast, 0230 in A0230E1234.
 */
const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const letter = `(?:(?![${cjk}])[\\p{L}\\p{N}])`;
const runs = new RegExp(`([${cjk}]+)|(${letter}+(?:[-._/:]${letter}+)*)`, 'gu');
const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

const longestWord = 40;
const shortestEnding = 3;
const piecesAtMost = 4000;
const termsAtMost = 8;

interface Run {
  readonly text: string;
  readonly isCjk: boolean;
}

const runsOf = (text: string): Run[] =>
  [...foldedTerm(text).matchAll(runs)].map(([run, chinese]) => ({ text: run, isCjk: chinese !== undefined }));

/** Neighbouring characters in pairs; the last one also stands alone, so that any one character is a beginning. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

const partsOf = (run: string): string[] => run.split(/[-._/:]/);
const compact = (run: string): string => partsOf(run).join('');

function endingsOf(word: string): string[] {
  const characters = [...word].slice(0, longestWord);
  const endings = [characters.join('')];
  for (let at = 1; at <= characters.length - shortestEnding; at++) endings.push(characters.slice(at).join(''));
  return endings;
}

/** The pieces under which texts are found, each once. */
export function wordsOf(texts: readonly (string | null | undefined)[]): string[] {
  const pieces = new Set<string>();
  for (const text of texts)
    for (const run of runsOf(text ?? '')) {
      const parts = run.isCjk ? [] : [...new Set([compact(run.text), ...partsOf(run.text)])];
      for (const piece of run.isCjk ? pairsOf(run.text) : parts.flatMap(endingsOf)) pieces.add(piece);
      if (pieces.size >= piecesAtMost) return [...pieces].slice(0, piecesAtMost);
    }
  return [...pieces];
}

/** One thing that must be found. */
export interface Term {
  /** Any of these is the whole of it, in folded form. */
  readonly whole: readonly string[];
  /** What a page marks: the whole, and the parts of a number with hyphens. */
  readonly shown: readonly string[];
  /** The term in the words of PostgreSQL's text search; holds letters and digits only, in quotes. */
  readonly query: string;
}

const beginning = (piece: string): string => `'${[...piece].slice(0, longestWord).join('')}':*`;
const all = (queries: readonly string[]): string => `(${queries.join(' & ')})`;

// Particles stand between words and say nothing about a fault.
const particles = new Set('的了是在和与');

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
  for (const { segment } of chineseWords.segment(run)) {
    if ([...segment].length === 1 && !(particles.has(segment) && run !== segment)) alone += segment;
    else {
      settle();
      if (!particles.has(segment)) words.push(segment);
    }
  }
  settle();
  return words;
}

function chineseTerm(word: string): Term {
  const pairs = pairsOf(word);
  // The last character alone is a beginning only where nothing follows: of longer words the pairs say enough.
  const query = all((pairs.length > 1 ? pairs.slice(0, -1) : pairs).map(beginning));
  return { whole: [word], shown: [word], query };
}

// Ä, Ö and Ü are also written with an e.
const withE = (typed: string): string => typed.replace(/[äöü]/giu, (umlaut) => `${umlaut}e`);
const withoutE = (run: string): string => run.replace(/([aou])e/g, '$1');

/** A part of a number with hyphens; one of a letter or two would begin half of all words, so it stands for itself. */
const part = (piece: string): string => (piece.length < shortestEnding ? `'${piece}'` : beginning(piece));

function otherTerm(run: string, runWithE: string): Term {
  const spellings = [run, runWithE, withoutE(run)];
  const whole = [...new Set(spellings.flatMap((spelling) => [spelling, compact(spelling)]))];
  const parts = partsOf(run);
  const queries = [...new Set(whole.map(compact))].map(beginning);
  if (parts.length > 1) queries.push(all(parts.map(part)));
  const shown = [...whole, ...(parts.length > 1 ? parts.filter((one) => one.length > 1) : [])];
  return { whole, shown, query: `(${queries.join(' | ')})` };
}

/** What was typed, as terms that must all be found; none when it holds neither letter nor digit. */
export function termsOf(typed: string): Term[] {
  const text = typed.normalize('NFC');
  const spelled = runsOf(withE(text));
  const terms = runsOf(text).flatMap((run, at) =>
    run.isCjk ? chineseWordsOf(run.text).map(chineseTerm) : [otherTerm(run.text, spelled[at]!.text)],
  );
  return terms.slice(0, termsAtMost);
}

/** Terms as one query of PostgreSQL's text search. */
export const queryOf = (terms: readonly Term[]): string => terms.map(({ query }) => query).join(' & ');

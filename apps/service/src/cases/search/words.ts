import { compact, foldedTerm, partsOf, runsOf, type Term } from '#contract';

/*
 * One way to cut texts into pieces, used when a case is written and when it is searched for. Of Chinese every two
 * neighbouring characters are a piece. Of other scripts every word is kept with all its endings; a search by prefix
 * then finds any part: Überlast in Spindelüberlast, 0230 in A0230E1234. The numbers of the case itself are kept once
 * more behind a sign that nobody can search for, so that whoever types a whole number finds its case first.
 */
const longestWord = 40;
const shortestEnding = 3;
const piecesAtMost = 4000;

/** Neighbouring characters in pairs; the last one also stands alone, so that any one character is a beginning. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

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

const asOwn = (number: string): string => `=${[...compact(number)].slice(0, longestWord).join('')}`;

/** The pieces that say: this is the number of the case, its machine or its error. */
export const ownNumbers = (numbers: readonly (string | null | undefined)[]): string[] =>
  numbers.flatMap((number) => (number ? [asOwn(foldedTerm(number))] : []));

/** A case as far as it is searched for. */
export interface Searched {
  readonly caseNumber: string;
  readonly machineNumber: string;
  readonly model: string;
  readonly errorNumber: string | null | undefined;
  readonly texts: readonly (string | null | undefined)[];
}

/** All pieces of a new case. */
export function caseWords({ caseNumber, machineNumber, model, errorNumber, texts }: Searched): string[] {
  const numbers = [caseNumber, machineNumber, errorNumber];
  return [...ownNumbers(numbers), ...wordsOf([...numbers, model, ...texts])];
}

const quoted = (piece: string): string => `'${[...piece].slice(0, longestWord).join('')}'`;
const beginning = (piece: string): string => `${quoted(piece)}:*`;
const all = (queries: readonly string[]): string => `(${queries.join(' & ')})`;
const any = (queries: readonly string[]): string => `(${queries.join(' | ')})`;

/** A part of a number with hyphens; one of a letter or two would begin half of all words, so it stands for itself. */
const part = (piece: string): string => (piece.length < shortestEnding ? quoted(piece) : beginning(piece));

/** A single letter or digit begins a great part of all pieces, and says nothing: it stands for itself. */
const typedSoFar = (piece: string): string => (piece.length < 2 ? quoted(piece) : beginning(piece));

/**
 * A term in the words of PostgreSQL's text search, its pieces written as `write` says: conditions that must all hold. Each
 * is asked for by itself, since the index puts lists together twice as fast as it weighs one condition of many pieces.
 */
function termQueries({ whole, isCjk }: Term, write: (piece: string) => string): string[] {
  const [typed = ''] = whole;
  if (isCjk) {
    const pairs = pairsOf(typed);
    // The last character alone is a beginning only where nothing follows: of longer words the pairs say enough. A pair
    // is looked for as it is, since no piece of Chinese is longer.
    return pairs.length > 1 ? pairs.slice(0, -1).map(quoted) : pairs.map(write);
  }
  const queries = [...new Set(whole.map(compact))].map(write === beginning ? typedSoFar : quoted);
  const parts = partsOf(typed);
  if (parts.length > 1) queries.push(all(parts.map(write === quoted ? quoted : part)));
  return [any(queries)];
}

/** Terms as queries of PostgreSQL's text search; they hold letters and digits only, in quotes. */
export interface Queries {
  /** What must be found, each of it. */
  readonly found: readonly string[];
  /** The same as whole words: closer than a word that only begins so. */
  readonly asWhole: readonly string[];
  /** That a term is a number of the case itself. */
  readonly ownNumber: string;
}

/** Conditions that must all hold, as one. */
export const together = (queries: readonly string[]): string => queries.map((one) => `(${one})`).join(' & ');

/** Terms as queries of PostgreSQL's text search. */
export const queriesOf = (terms: readonly Term[]): Queries => ({
  found: [...new Set(terms.flatMap((term) => termQueries(term, beginning)))],
  asWhole: [...new Set(terms.flatMap((term) => termQueries(term, quoted)))],
  ownNumber: terms
    .flatMap(({ whole }) => [...new Set(whole.map(asOwn))])
    .map((piece) => `'${piece}'`)
    .join(' | '),
});

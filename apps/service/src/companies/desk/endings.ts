import { compact, type Term } from '#contract';

const longestWord = 40;

const quoted = (piece: string): string => `'${[...piece].slice(0, longestWord).join('')}'`;

/** Terms as they stand in names and numbers that are kept with all their endings (`endings_of` of the database). */
export const endingsQueryOf = (terms: readonly Term[], isWhole = false): string =>
  terms
    .map(({ whole }) => {
      const pieces = [...new Set(whole.map(compact))].map((piece) => (isWhole ? quoted(piece) : `${quoted(piece)}:*`));
      return `(${pieces.join(' | ')})`;
    })
    .join(isWhole ? ' | ' : ' & ');

/** The same, where one of the terms is enough. */
export const anyEndingOf = (terms: readonly Term[]): string => terms.map((term) => endingsQueryOf([term])).join(' | ');

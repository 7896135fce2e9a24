import { randomInt } from 'node:crypto';

const colours = 'amber azure bronze coral ivory jade lime olive pearl ruby sand silver teal violet walnut'.split(' ');
const things = 'bridge cedar comet delta ember falcon garden harbor island lantern maple orchid pine river'.split(' ');

const oneOf = (words: readonly string[]) => words[randomInt(words.length)]!;

/** A login name that is no e-mail address and says nothing about anybody, e.g. `amber-river-4821` (privacy.md §0). */
export const someLoginName = (): string => `${oneOf(colours)}-${oneOf(things)}-${randomInt(1000, 10_000)}`;

/** The form in which two spellings of one e-mail address are equal. */
export const emailKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase();

/** An address that its owner recognises and nobody else learns: `m…@example.cn`. */
export const maskedEmail = (address: string): string => address.replace(/^(.).*@/, '$1…@');

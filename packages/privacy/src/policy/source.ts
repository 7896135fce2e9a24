import { readdirSync, readFileSync } from 'node:fs';
import { type Language, languages } from '#contract/route';
import type { Collected } from './collected.ts';

/** What a change of the collected data asks of people: nothing, to be told, or to agree again (privacy.md G4). */
export type ChangeClass = 'none' | 'notice' | 'agreement';

/** The texts of a source; what staff are told is no text that customers agree to. */
export const sourceKinds = [
  'policy',
  'cross-border',
  'improvement-analysis',
  'extra-notices',
  'employee-notice',
] as const;

/** One of `sourceKinds`. */
export type SourceKind = (typeof sourceKinds)[number];

/** A committed source of the policy: texts with places for what the register and the operator profile say. */
export interface PolicySource {
  /** `1`, `2`, …; the version under which it is published is given when it is published. */
  readonly id: string;
  /** Day it was written, ISO. */
  readonly written: string;
  /** False while it is still being written: it may follow the register without a new source. */
  readonly released: boolean;
  /** What the change of the collected data since the source before asks of people. */
  readonly change: ChangeClass;
  /** `collectedHash` of the list it was written for. */
  readonly collectedHash: string;
  /** What is new, in a sentence or two. */
  readonly changes: Readonly<Record<Language, string>>;
  /** The list it was written for; its lists are printed from it. */
  readonly collected: Collected;
  readonly texts: Readonly<Record<Language, Readonly<Record<SourceKind, string>>>>;
}

const folder = new URL('./sources/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

function readSource(id: string): PolicySource {
  const facts = JSON.parse(read(`${id}/source.json`)) as Omit<PolicySource, 'id' | 'collected' | 'texts'>;
  const textsOf = (language: Language) =>
    Object.fromEntries(sourceKinds.map((kind) => [kind, read(`${id}/${language}/${kind}.txt`)]));
  return {
    ...facts,
    id,
    collected: JSON.parse(read(`${id}/collected.json`)) as Collected,
    texts: Object.fromEntries(languages.map((language) => [language, textsOf(language)])) as PolicySource['texts'],
  };
}

let known: readonly PolicySource[] | undefined;

/** Every committed source, oldest first. */
export function policySources(): readonly PolicySource[] {
  known ??= readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
    .map(readSource);
  return known;
}

/** The newest committed source. */
export const newestSource = (): PolicySource => policySources().at(-1)!;

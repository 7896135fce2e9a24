import { queryOptions } from '@tanstack/react-query';
import { listPolicies, type policyTextSchema, readPolicyTexts } from '#contract/home';
import { type Language, languages } from '#contract/route';
import { home } from '../session/home.ts';

/** The archive: every published version, newest first. */
export const archiveQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await home(listPolicies, { signal })).versions,
  staleTime: 60_000,
});

/** The texts of one version, which never change. */
export const versionQuery = (version: number, language: Language) =>
  queryOptions({
    queryKey: ['policy', version, language],
    queryFn: ({ signal }) => home(readPolicyTexts, { params: { version, language }, signal }),
    staleTime: Infinity,
  });

/** All texts of a version in one language. */
export type VersionTexts = Awaited<ReturnType<typeof home<typeof readPolicyTexts>>>;

/** One of them. */
export type PolicyText = (typeof policyTextSchema)['_zod']['output'];

/** A version as the archive lists it. */
export type Version = Awaited<ReturnType<typeof home<typeof listPolicies>>>['versions'][number];

const isText = (value: unknown): value is PolicyText =>
  typeof value === 'object' && value !== null && 'body' in value && value.body !== '';

/** Day from which a version applies or applied, to be formatted; midday, so that it is the same day for every reader. */
export const beginsOn = ({ appliedFrom, effectiveAt }: Pick<Version, 'appliedFrom' | 'effectiveAt'>): string =>
  appliedFrom === null ? effectiveAt : `${appliedFrom}T12:00:00`;

/** Languages in which every one of these versions has its policy. */
export const languagesOf = (versions: readonly Version[]): Language[] =>
  languages.filter((language) =>
    versions.every(({ texts }) => texts.some((text) => text.kind === 'policy' && text.language === language)),
  );

/** The texts of a version as a list: the policy first, then each consent with a text of its own. */
export const textsOf = (texts: VersionTexts): PolicyText[] => Object.values(texts).filter(isText);

/** Where a version stands now; of those that have begun, the last one is in force. */
export function standingOf(
  version: Version,
  versions: readonly Version[],
  now: Date,
): 'inForce' | 'notYet' | 'earlier' {
  if (version.archived) return 'earlier';
  const hasBegun = (one: Version) => !one.archived && new Date(one.effectiveAt) <= now;
  if (!hasBegun(version)) return 'notYet';
  const current = versions
    .filter(hasBegun)
    .sort((a, b) => (a.effectiveAt === b.effectiveAt ? b.version - a.version : b.effectiveAt < a.effectiveAt ? -1 : 1));
  return current[0]?.version === version.version ? 'inForce' : 'earlier';
}

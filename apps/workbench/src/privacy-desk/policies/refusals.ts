import { type DeskPolicyVersion, ProblemError } from '#contract';

interface Words {
  readonly tooSoon: string;
  readonly tooLate: string;
  readonly tooFar: string;
  readonly tooOld: string;
  readonly inFuture: string;
  readonly beforeAnother: (version: number, when: string) => string;
  readonly beforeAnotherUnknown: string;
}

/** The published version that takes effect last of all: none may be published for an earlier moment. */
export function lastInEffect(versions: readonly DeskPolicyVersion[]): DeskPolicyVersion | undefined {
  return versions
    .filter(({ standing }) => standing !== 'archived' && standing !== 'taken-back')
    .toSorted((one, other) => one.effectiveAt.localeCompare(other.effectiveAt))
    .at(-1);
}

/**
 * What to say when an act on a policy was refused for its moment; undefined for every other problem, which has words of
 * its own.
 */
export function refusalWords(
  thrown: unknown,
  words: Words,
  formats: { readonly dateTime: (at: string) => string },
  versions: readonly DeskPolicyVersion[] = [],
): string | undefined {
  if (!(thrown instanceof ProblemError)) return undefined;
  const { code, fields = {} } = thrown.problem;
  // Of a case there is no word here: what forbids it is that the version is in force, or nearly.
  if (code === 'state-forbids') return words.tooLate;
  if (code !== 'input') return undefined;
  if (fields.effectiveAt === 'too-soon') return words.tooSoon;
  if (fields.effectiveAt === 'too-far') return words.tooFar;
  if (fields.appliedFrom === 'in-future') return words.inFuture;
  if (fields.appliedFrom === 'too-old') return words.tooOld;
  if (fields.effectiveAt !== 'before-another') return undefined;
  const last = lastInEffect(versions);
  return last ? words.beforeAnother(last.version, formats.dateTime(last.effectiveAt)) : words.beforeAnotherUnknown;
}

import { type ImportKind, type ImportMapping, type ImportState, importFields, importLimits } from '#contract';

const day = 86_400_000;

/** From which states a dry run, a run and an undo can start. */
export const startsFrom = {
  check: ['uploaded', 'checked', 'failed'],
  run: ['checked'],
  undo: ['running', 'done'],
} as const satisfies Record<string, readonly ImportState[]>;

/** States in which asking for a run again is the same wish as before. */
export const alreadyRuns: readonly ImportState[] = ['running', 'done'];

/** Needed fields that no column is mapped to. */
export const missingFields = (kind: ImportKind, mapping: ImportMapping): string[] =>
  importFields[kind].filter(({ name, isNeeded }) => isNeeded && mapping[name] === undefined).map(({ name }) => name);

/** The mapping without fields that the kind does not have. */
export const ownFields = (kind: ImportKind, mapping: ImportMapping): ImportMapping =>
  Object.fromEntries(
    importFields[kind].flatMap(({ name }) => (mapping[name] === undefined ? [] : [[name, mapping[name]]])),
  );

/** Until when the file, its refused rows and what undo needs are kept. */
export const keptUntil = (uploadedAt: Date): Date => new Date(uploadedAt.getTime() + importLimits.keptDays * day);

/** Files that were uploaded before this moment are dropped. */
export const filesSince = (now: Date): Date => new Date(now.getTime() - importLimits.keptDays * day);

/** Lines about imports that were uploaded before this moment are deleted (privacy.md §8: evidence 3 years). */
export const linesSince = (now: Date): Date => new Date(now.getTime() - 3 * 365 * day);

/** Work that wrote nothing for this long was stopped in the middle. */
export const stalledSince = (now: Date): Date => new Date(now.getTime() - 30_000);

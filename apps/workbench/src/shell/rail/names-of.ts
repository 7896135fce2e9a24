import type { Role } from '#contract';

/** Roles in words, for "needs the role …". */
export function namesOf(may: readonly Role[], names: Readonly<Record<string, string>>): string {
  return may.flatMap((role) => names[role] ?? []).join(' / ');
}

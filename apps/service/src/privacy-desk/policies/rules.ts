import type { DeskPolicyVersion } from '#contract';
import { consentKinds } from '#contract/home';
import { languages } from '#contract/route';
import type { Effect, TextRow, VersionRow } from './queries.ts';

/** The version in force: of those in effect the one that took effect last. 0 stands for the text that came with home. */
export function inForceOf(effects: readonly Effect[], now: Date): number {
  let found: Effect = { version: 0, effective_at: new Date(0) };
  for (const each of effects) if (each.effective_at <= now && isLater(each, found)) found = each;
  return found.version;
}

const isLater = (one: Effect, other: Effect): boolean =>
  one.effective_at > other.effective_at ||
  (one.effective_at.getTime() === other.effective_at.getTime() && one.version > other.version);

/** Where a version stands among all. */
export function standingOf(row: VersionRow, inForce: number, now: Date): DeskPolicyVersion['standing'] {
  if (row.archived) return 'archived';
  if (row.taken_back) return 'taken-back';
  if (row.effective_at > now) return 'scheduled';
  return row.version === inForce ? 'in-force' : 'former';
}

/** Texts without which a prepared policy cannot be published: all of a version; of a former one its policy, in any language. */
export function missingOf(purpose: 'version' | 'archive', texts: readonly Pick<TextRow, 'kind' | 'language'>[]) {
  const has = (kind: string, language: string) =>
    texts.some((text) => text.kind === kind && text.language === language);
  if (purpose === 'archive') {
    const isThere = languages.some((language) => has('policy', language));
    return isThere ? [] : [{ kind: 'policy' as const, language: 'zh' as const }];
  }
  return consentKinds.flatMap((kind) =>
    languages.filter((language) => !has(kind, language)).map((language) => ({ kind, language })),
  );
}

/** The beginning of a day where the customers are, as the moment from which a former version applied. */
export function beginningOf(day: string, zone: string): Date {
  const guess = new Date(`${day}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const ahead = new Date(`${shown.format(guess).replace(' ', 'T')}Z`).getTime() - guess.getTime();
  return new Date(guess.getTime() - ahead);
}

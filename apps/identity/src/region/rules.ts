import type { DifferenceKind, PersonAbroad } from '#contract';
import { toldConsentKinds } from '#contract/home';
import type { Standing } from '../consents/rules.ts';
import type { PersonAtHome as PersonRow, StandingToTell } from './queries.ts';

/** Calendar year in China, where a year of transfers begins at midnight of Shanghai (UTC+8, without summer time). */
export const yearOf = (now: Date): number => new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear();

/** The night that a moment belongs to, as the slot of its comparison: it begins at two in the morning of Shanghai. */
export const nightOf = (now: Date): string =>
  `night ${new Date(now.getTime() + (8 - 2) * 3_600_000).toISOString().slice(0, 10)}`;

/** A person at home, and of each consent whether it stands for the text of today. */
export interface PersonAtHome extends PersonRow {
  readonly states: readonly Standing<PersonRow['states'][number]>[];
}

/** A decision younger than this may be on its way. */
const onItsWayMs = 2 * 60_000;

const isGiven = (person: PersonAtHome, kind: string) => person.states.some((each) => each.kind === kind && each.given);

/** What the service region should hold of a decision: each rests on the agreement and on the transfer (S5.2). */
const isOn = (person: PersonAtHome, kind: string) =>
  isGiven(person, kind) && isGiven(person, 'policy') && isGiven(person, 'cross-border');

function differs(here: PersonAtHome, there: PersonAbroad, before: Date): boolean {
  const settled = here.states.every(({ decidedAt }) => Date.parse(decidedAt) < before.getTime() - onItsWayMs);
  const told = new Map(there.consents.map(({ kind, given }) => [kind, given]));
  // A yes to the transfer is known abroad by the first token, so that it may be missing there.
  const wanted = toldConsentKinds.filter((kind) => kind !== 'cross-border' && isOn(here, kind));
  return (
    settled && [...new Set([...told.keys(), ...wanted])].some((kind) => (told.get(kind) ?? false) !== isOn(here, kind))
  );
}

/** What the service region must be told when it acts on another decision than home's. */
export const standing = (person: PersonAtHome): StandingToTell => ({
  personId: person.service_id,
  given: Object.fromEntries(toldConsentKinds.map((kind) => [kind, isOn(person, kind)])),
  // Later than every decision that is known here, and earlier than the next one.
  decidedAt: new Date(Math.max(...person.states.map(({ decidedAt }) => Date.parse(decidedAt)), 0) + 1),
});

/**
 * How the two regions differ about persons of one range of ids. Both lists hold every id of the range; home was read after
 * the service region, so that a person who came meanwhile is known at home in any case.
 * @param before when the service region was asked: what home learnt later is no difference
 */
export function differencesOf(
  here: readonly PersonAtHome[],
  there: readonly PersonAbroad[],
  before: Date,
): Map<string, DifferenceKind> {
  const found = new Map<string, DifferenceKind>();
  const known = new Map(here.map((person) => [person.service_id, person]));
  const abroad = new Set(there.map(({ personId }) => personId));
  for (const person of there) {
    const same = known.get(person.personId);
    if (!same) found.set(person.personId, 'unknown-at-home');
    else if (differs(same, person, before)) found.set(person.personId, 'consent-differs');
    else if (!isGiven(same, 'cross-border')) found.set(person.personId, 'no-consent');
  }
  for (const person of here) {
    const { service_id, seen_abroad_at } = person;
    // Who withdrew the consent to the transfer is rightly not known abroad any more.
    if (abroad.has(service_id) || !isGiven(person, 'cross-border')) continue;
    if (seen_abroad_at !== null && seen_abroad_at < before) found.set(service_id, 'unknown-abroad');
  }
  return found;
}

/** Of the numbers that the law names, those that are reached and those of which 80 % are. */
export function thresholdsAt(persons: number, thresholds: readonly number[]): { number: number; reached: boolean }[] {
  return thresholds
    .filter((number) => persons >= number * 0.8)
    .map((number) => ({ number, reached: persons >= number }));
}

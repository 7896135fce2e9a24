import type { HomeReport, PersonAbroad, RegionAlarm, RegionsState } from '#contract';
import type { Act } from '#platform/act';
import type { Tx } from '#platform/database';
import { personEndTold, type RegionActor, type StaffActor } from '../people/index.ts';
import {
  comparisonAsked,
  differencesCounted,
  differencesKept,
  differencesReplaced,
  endedTokensForgotten,
  factsForHome,
  factsTold,
  factsWaiting,
  lastReport,
  lateFactsEmptied,
  misuseReplaced,
  peopleAfter,
  type ReportRow,
  reportKept,
  tokensEnded,
  toldFactsRemoved,
} from './queries.ts';
import { alarmsOf } from './rules.ts';

const factsAtOnce = 100;
const peopleAtOnce = 1_000;

/** Facts that wait for home; they are given out again until home says that it kept them. */
export async function listFactsForHome(act: Act<RegionActor>) {
  const facts = await factsForHome(act.tx, factsAtOnce);
  return { facts: facts.map((fact) => ({ ...fact, occurredAt: fact.occurredAt.toISOString() })) };
}

/** Home has kept facts; the same ones again change nothing. */
export async function acknowledgeFacts(act: Act<RegionActor>, eventIds: readonly string[]): Promise<void> {
  await factsTold(act.tx, eventIds, act.now);
}

/** A page of the random ids known here. */
export async function listPeopleForHome(
  act: Act<RegionActor>,
  after: string | undefined,
): Promise<{ people: PersonAbroad[]; next: string | null }> {
  const people = await peopleAfter(act.tx, after ?? null, peopleAtOnce);
  return { people, next: people.length === peopleAtOnce ? people.at(-1)!.personId : null };
}

/** Keeps how things stand at home; a report that comes late changes nothing. */
export async function keepHomeReport(act: Act<RegionActor>, report: HomeReport): Promise<void> {
  const changed = await reportKept(act.tx, report);
  if (changed === 0) return;
  await differencesReplaced(act.tx, report.comparison?.differences ?? []);
  await misuseReplaced(act.tx, report.misuse ?? []);
}

/** Asks home for a comparison; home finds the wish when it next fetches facts, a few seconds later. */
export async function askComparison(act: Act<StaffActor>, wishId: string): Promise<void> {
  await comparisonAsked(act.tx, wishId, act.now);
}

/** A person ended a sign-in at home: tokens from before are refused, and streams of every process end. */
export async function endTokens(act: Act<RegionActor>, personId: string, endedAt: Date): Promise<void> {
  // A clock at home that is far ahead must lock nobody out for longer than a token lives.
  await tokensEnded(act.tx, personId, new Date(Math.min(endedAt.getTime(), act.now.getTime() + 60_000)));
  personEndTold(act.tx, personId);
  act.saw(personId);
}

type Waiting = Awaited<ReturnType<typeof factsWaiting>>;

const alarmsFrom = (
  now: Date,
  row: ReportRow | undefined,
  waiting: Waiting,
  differences: Parameters<typeof alarmsOf>[0]['differences'],
): RegionAlarm[] =>
  alarmsOf({
    now,
    reportedAt: row?.reported_at ?? null,
    oldestDecisionAt: row?.oldest_decision_at ?? null,
    oldestFactAt: waiting.oldest,
    comparedAt: row?.compared_at ?? null,
    transfers: row ? { persons: row.transferred_persons, thresholds: row.thresholds } : null,
    differences,
  });

const reportOf = (row: ReportRow, differences: NonNullable<HomeReport['comparison']>['differences']): HomeReport => ({
  reportedAt: row.reported_at.toISOString(),
  decisions: { waiting: row.decisions_waiting, oldestAt: row.oldest_decision_at?.toISOString() ?? null },
  transfers: { year: row.transfer_year, persons: row.transferred_persons, thresholds: row.thresholds },
  comparison: row.compared_at && {
    comparedAt: row.compared_at.toISOString(),
    personsHome: row.persons_home ?? 0,
    personsService: row.persons_service ?? 0,
    differences,
  },
});

/** How both regions stand to each other. */
export async function readRegions(act: Act<StaffActor>): Promise<RegionsState> {
  const [row, waiting, differences] = await Promise.all([
    lastReport(act.tx),
    factsWaiting(act.tx),
    differencesKept(act.tx),
  ]);
  for (const { examples } of differences) act.saw(...examples);
  return {
    report: row ? reportOf(row, differences) : null,
    facts: { waiting: waiting.waiting, oldestAt: waiting.oldest?.toISOString() ?? null },
    askedAt: waiting.asked?.toISOString() ?? null,
    alarms: alarmsFrom(act.now, row, waiting, differences),
  };
}

const hourMs = 3_600_000;

/** Empties facts that home did not fetch within an hour, removes those it has had for a day, and endings an hour old. */
export async function sweepHomeFacts(tx: Tx, now: Date): Promise<void> {
  await lateFactsEmptied(tx, new Date(now.getTime() - hourMs));
  await toldFactsRemoved(tx, new Date(now.getTime() - 24 * hourMs));
  await endedTokensForgotten(tx, new Date(now.getTime() - hourMs));
}

/** The alarms of now, for the log. */
export async function watchRegions(tx: Tx, now: Date): Promise<RegionAlarm[]> {
  const [row, waiting, differences] = await Promise.all([lastReport(tx), factsWaiting(tx), differencesCounted(tx)]);
  return alarmsFrom(now, row, waiting, differences);
}

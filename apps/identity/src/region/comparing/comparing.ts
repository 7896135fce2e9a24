import type { Logger } from 'pino';
import { type DifferenceKind, regionRoutes } from '#contract';
import type { Tx } from '#platform/database';
import { standingWith } from '../../consents/rules.ts';
import { textsSince } from '../../policies/queries.ts';
import { Distrusted } from '../../server/bounded.ts';
import type { RegionGround } from '../facts.ts';
import {
  comparisonEnded,
  comparisonPutOff,
  comparisonTaken,
  comparisonWanted,
  emptiedDecisionsDone,
  personsBetween,
  type StandingToTell,
  seenAbroad,
  standingsWait,
} from '../queries.ts';
import { differencesOf, nightOf, standing } from '../rules.ts';

/** What a comparison found. */
export interface Found {
  readonly home: number;
  readonly service: number;
  readonly differences: ReadonlyMap<string, DifferenceKind>;
  /** Where those stand whose decisions differ. */
  readonly toTell: readonly StandingToTell[];
}

/** Compares the ids of both regions, a page of the service region at a time. */
export async function compareRegions({ database, line, clock }: RegionGround): Promise<Found> {
  const differences = new Map<string, DifferenceKind>();
  const toTell: StandingToTell[] = [];
  let [home, service] = [0, 0];
  for (let after: string | null = null; ; ) {
    const asked = clock.now();
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(line, after);
    const from = after;
    await database.transaction({}, async (tx) => {
      const texts = await textsSince(tx, asked);
      const rows = await personsBetween(tx, from, page.next);
      const here = rows.map((row) => ({ ...row, states: standingWith(row.states, texts) }));
      const found = differencesOf(here, page.people, asked);
      for (const [id, kind] of found) differences.set(id, kind);
      toTell.push(...here.filter(({ service_id }) => found.get(service_id) === 'consent-differs').map(standing));
      home += here.length;
      // What was never told, or told and lost, is known from here on.
      const unseen = here.filter(({ seen_abroad_at }) => seen_abroad_at === null).map(({ service_id }) => service_id);
      const there = new Set(page.people.map(({ personId }) => personId));
      await seenAbroad(tx, unseen.filter((id) => there.has(id)).sort(), asked);
    });
    service += page.people.length;
    if (page.next === null) return { home, service, differences, toTell };
    after = page.next;
  }
}

/** @throws Distrusted when the next page would not come after this one: a comparison must end */
async function pageOf(line: RegionGround['line'], after: string | null) {
  const page = await line(regionRoutes.listPeopleForHome, { query: { ...(after && { after }) } });
  if (page.next !== null && after !== null && page.next <= after)
    throw new Distrusted('order', 'the pages of the service region go round in a circle');
  return page;
}

/** How long a comparison may take, and how long after one that failed the next try comes. */
const againMs = 10 * 60_000;
/** When the service region was away. */
const soonMs = 20_000;

/** Does one comparison that is due: the one of the night, or one that somebody asked for. False: none is due. */
export async function compareIfDue(ground: RegionGround, log: Logger): Promise<boolean> {
  const now = ground.clock.now();
  const taken = await ground.database.transaction({}, async (tx) => {
    await comparisonWanted(tx, nightOf(now), now);
    return comparisonTaken(tx, now, new Date(now.getTime() + againMs));
  });
  if (!taken) return false;
  const found = await compareRegions(ground).catch(async (error: unknown) => {
    const soon = new Date(now.getTime() + soonMs);
    await ground.database.transaction({}, (tx) => comparisonPutOff(tx, taken.slot, soon));
    throw error;
  });
  await ground.database.transaction({}, (tx) =>
    finish(tx, taken.slot, found, { began: now, ended: ground.clock.now() }),
  );
  const numbers = { slot: taken.slot, home: found.home, service: found.service };
  if (found.differences.size === 0) log.info(numbers, 'the regions agree about everybody');
  else log.error({ ...numbers, differences: counted(found) }, 'the regions differ; the privacy desk says about what');
  return true;
}

/** Home is right: whoever differs is told again, and with that nobody is left whose emptied decision still waits. */
async function finish(
  tx: Tx,
  slot: string,
  found: Found,
  { began, ended }: { began: Date; ended: Date },
): Promise<void> {
  await comparisonEnded(tx, slot, found, ended);
  await standingsWait(tx, found.toTell, ended);
  await emptiedDecisionsDone(tx, began, ended);
}

function counted({ differences }: Found): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const kind of differences.values()) numbers[kind] = (numbers[kind] ?? 0) + 1;
  return numbers;
}

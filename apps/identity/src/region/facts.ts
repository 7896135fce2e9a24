import { regionRoutes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Line } from './line.ts';
import { comparisonWanted, factReceived, seenAbroad } from './queries.ts';

/** What work between the regions needs. */
export interface RegionGround {
  /** Of the role that relays. */
  readonly database: Database;
  readonly line: Line;
  readonly clock: Clock;
}

/**
 * Fetches facts of the service region, keeps each once, and then says so; a process that dies between gets the same facts
 * again, and they change nothing. Answers how many came.
 */
export async function fetchFacts({ database, line, clock }: RegionGround): Promise<number> {
  const { facts } = await line(regionRoutes.listFactsForHome, {});
  if (facts.length === 0) return 0;
  const now = clock.now();
  await database.transaction({}, async (tx) => {
    const seen: string[] = [];
    // In one order everywhere, so that two processes with the same facts wait for each other and never in a circle.
    for (const fact of [...facts].sort((one, other) => (one.eventId < other.eventId ? -1 : 1))) {
      if (!(await factReceived(tx, fact.eventId, now))) continue;
      if (fact.kind === 'ComparisonAsked') await comparisonWanted(tx, fact.eventId, now);
      else if (fact.personId) seen.push(fact.personId);
      // It waited for an hour and was emptied: which person it was about shows when everything is compared.
      else await comparisonWanted(tx, `emptied ${now.toISOString().slice(0, 13)}`, now);
    }
    if (seen.length > 0) await seenAbroad(tx, seen.sort(), now);
  });
  await line(regionRoutes.acknowledgeFacts, { body: { eventIds: facts.map(({ eventId }) => eventId) } });
  return facts.length;
}

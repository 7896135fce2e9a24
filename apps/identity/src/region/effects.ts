import { standingWith } from '../consents/rules.ts';
import { textsSince, versionInForce } from '../policies/queries.ts';
import type { RegionGround } from './facts.ts';
import { effectFollowed, lastEffectFollowed, personsWhoseTextEnded, standingsWait } from './queries.ts';
import { standing } from './rules.ts';

const atOnce = 1_000;

/**
 * Once a version is in force: whoever agreed to an optional text that it changed has that consent off, and the service region
 * is told so (S7.2, S8.1). Once for each version, in one transaction: a process that dies leaves all of it to the next one.
 * Answers how many people it was.
 */
export async function followEffects({ database, clock }: Pick<RegionGround, 'database' | 'clock'>): Promise<number> {
  const now = clock.now();
  return database.transaction({}, async (tx) => {
    const [version, before] = [await versionInForce(tx, now), await lastEffectFollowed(tx)];
    if (version <= before || !(await effectFollowed(tx, version, now))) return 0;
    const texts = await textsSince(tx, now);
    const ended = texts.filter(({ since }) => since > before);
    let people = 0;
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof personsWhoseTextEnded>> = await personsWhoseTextEnded(
        tx,
        ended,
        after,
        atOnce,
      );
      const here = page.map((row) => ({ ...row, states: standingWith(row.states, texts) }));
      await standingsWait(tx, here.map(standing), now);
      people += page.length;
      if (page.length < atOnce) return people;
      after = page.at(-1)!.service_id;
    }
  });
}

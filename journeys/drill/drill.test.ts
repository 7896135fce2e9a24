import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { databaseAway } from './away.ts';
import { openLedger } from './client.ts';
import { count } from './count.ts';
import { type Ground, openRegionGround } from './ground.ts';
import { drill } from './kills.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await openRegionGround({ firstPort: 5440, clients: 4 });
});

afterAll(() => ground?.stop());

it('keeps every acknowledged write exactly once through three kills (trust.md §4)', { timeout: 90_000 }, async () => {
  const outcome = await drill(ground, { kills: 3 });
  console.log(
    `drill: ${outcome.acknowledgedCases} cases acknowledged; ` +
      outcome.kills.map((kill) => `${kill.name}: ${kill.inFlight} in flight, ${kill.recoveredMs} ms`).join('; '),
  );
  expect(outcome.mistakes).toEqual([]);
  expect(outcome.oddities).toEqual([]);
  expect(outcome.acknowledgedCases).toBeGreaterThan(3);
  expect(outcome.acknowledgedReplies).toBeGreaterThan(3);
  for (const kill of outcome.kills) expect(kill.inFlight).toBeGreaterThan(0);
});

it('refuses for the moment while the database is away, and is back without a restart', {
  timeout: 60_000,
}, async () => {
  const away = await databaseAway(ground);
  const slowest = Math.max(...away.refusals.map(({ ms }) => ms));
  console.log(`database away: slowest refusal ${slowest} ms, back after ${away.backMs} ms`);
  for (const refusal of away.refusals) expect(refusal).toMatchObject({ status: 503, retryAfter: expect.any(String) });
  // One second by trust.md §4; a loaded test machine gets a little more.
  expect(slowest).toBeLessThan(1_500);
  expect(away.backMs).toBeLessThan(5_000);
  expect(away.sameProcess).toBe(true);
});

it('finds what is lost and what nobody sent, where that is planted', async () => {
  const ledger = openLedger();
  ledger.cases.set(newId(), 'C-999999');
  const { mistakes } = await count(ground.superuserUrl(), ledger);
  expect(mistakes.filter((line) => line.endsWith('was acknowledged and is lost'))).toHaveLength(1);
  expect(mistakes.filter((line) => line.endsWith('was never sent')).length).toBeGreaterThan(3);
});

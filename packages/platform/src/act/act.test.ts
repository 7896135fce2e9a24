import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { type Database, openDatabase, sql } from '../database/index.ts';
import { type Act, actRunner } from './index.ts';

let fresh: FreshDatabase;
let database: Database;
const noHooks = { writeEvent() {}, writeAudit() {} };
const runAct = actRunner(standingClock(new Date('2026-03-02T08:00:00Z')), noHooks);

beforeAll(async () => {
  fresh = await freshDatabase(await templateFor('platform_trial', async () => {}, 'service'));
  database = openDatabase('customer', fresh.urls.customer!, { max: 2 });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const company = (act: Act<unknown>) =>
  act.tx.one<{ company: string }>(sql`SELECT current_setting('app.company_id', true) AS company`);

/** Work as whoever is expected; the proof says what it finds. */
async function run(holds: () => Promise<boolean>) {
  const actors: string[] = [];
  const answer = runAct(
    {
      database,
      settings: {},
      requestId: 'request-1',
      actor(act) {
        act.enter('app.company_id', 'found');
        return 'found';
      },
      expected: { actor: 'expected', settings: { 'app.company_id': 'expected' }, holds },
    },
    async (act) => {
      actors.push(act.actor);
      return { actor: act.actor, ...(await company(act)) };
    },
  );
  return { answer: await answer.catch((error: Error) => error.message), actors };
}

describe('an act of an expected actor', () => {
  it('is answered as the expected one where the proof holds, without looking again', async () => {
    const { answer, actors } = await run(async () => true);
    expect([answer, actors]).toEqual([{ actor: 'expected', company: 'expected' }, ['expected']]);
  });

  it('is thrown away where the proof does not hold, and done again as whoever is found', async () => {
    const { answer, actors } = await run(async () => false);
    expect([answer, actors]).toEqual([{ actor: 'found', company: 'found' }, ['expected', 'found']]);
  });

  it('is refused with the refusal of the proof, whatever the work answered', async () => {
    const { answer } = await run(async () => Promise.reject(new Error('signed out')));
    expect(answer).toBe('signed out');
  });

  it('says what went wrong in the work only where the proof holds', async () => {
    const failing = (isHeld: boolean) =>
      runAct(
        {
          database,
          settings: {},
          requestId: 'request-1',
          actor: () => 'found',
          expected: { actor: 'expected', settings: {}, holds: async () => isHeld },
        },
        async (act) => {
          if (act.actor === 'expected') throw new Error('not there');
          return 'there';
        },
      );
    await expect(failing(true)).rejects.toThrow('not there');
    expect(await failing(false)).toBe('there');
  });
});

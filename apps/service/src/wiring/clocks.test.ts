import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actRunner } from '#platform/act';
import { type Database, openDatabase, sql } from '#platform/database';
import { newId } from '#platform/ids';
import type { Relayed } from '#platform/jobs';
import { huadong, startService, type TestService } from '#testkit/service';
import { actHooks, type JobActor } from './acts.ts';
import { type AsJob, clockReactions } from './clocks.ts';

let world: TestService;
let database: Database;
let acts = 0;

beforeAll(async () => {
  world = await startService(new Date('2026-10-12T09:00:00+08:00'));
  database = openDatabase('worker', world.database.urls.worker!);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const asJob: AsJob = (name, work) => {
  acts += 1;
  const actor = (): JobActor => ({ kind: 'job', name });
  const runAct = actRunner(world.clock, actHooks());
  return runAct({ database, settings: {}, requestId: newId(), actor }, work);
};

const opened = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await world.openCase()).caseId);
  return ids;
};
const factOf = (caseId: string): Relayed => ({
  eventId: newId(),
  kind: 'CaseOpened',
  companyId: huadong.companyId,
  body: { caseId },
  occurredAt: world.clock.now().toISOString(),
});
const slowed: unknown[] = [];
const react = (name: string, facts: Relayed[]) => {
  acts = 0;
  slowed.length = 0;
  return clockReactions({ asJob, slowed: (_, error) => slowed.push(error) })
    .find((one) => one.name === name)!
    .run(facts);
};
const clocksOf = async (ids: string[]) => {
  const text = 'SELECT case_id, clock FROM cases WHERE case_id = ANY ($1)';
  const rows = await world.asOwner<{ case_id: string; clock: string }>(text, [ids]);
  return ids.map((id) => rows.find((row) => row.case_id === id)?.clock);
};
const measured = async (ids: string[]) => {
  const text = 'SELECT 1 FROM case_measures WHERE case_id = ANY ($1) AND first_answer IS NOT NULL';
  return (await world.asOwner(text, [ids])).length;
};

describe('facts that come together', () => {
  it('have their cases counted in one act, each once', async () => {
    const ids = await opened(3);
    await react('count-moved-cases', [...ids, ...ids].map(factOf));
    expect([await clocksOf(ids), acts]).toEqual([['running', 'running', 'running'], 1]);
    expect(slowed).toEqual([]);
  });

  it('have their cases measured in one act, each once', async () => {
    const ids = await opened(3);
    await react('measure-moved-cases', [...ids, ...ids].map(factOf));
    expect([await measured(ids), acts]).toEqual([3, 1]);
  });

  it('wait for no case that somebody holds before the others are written, and then for that one alone', async () => {
    const ids = await opened(3);
    const reacted = await database.transaction({}, async (tx) => {
      await tx.rows(sql`SELECT 1 FROM cases WHERE case_id = ${ids[1]} FOR UPDATE`);
      const reaction = react('count-moved-cases', ids.map(factOf));
      await expect.poll(() => clocksOf(ids), { timeout: 20_000 }).toEqual(['running', 'uncounted', 'running']);
      return { reaction };
    });
    await reacted.reaction;
    expect([await clocksOf(ids), acts]).toEqual([['running', 'running', 'running'], 2]);
  });

  it('are not kept back by one that is wrong, which alone fails; why they were worked on one by one is said', async () => {
    const ids = await opened(2);
    const wrong = factOf('no-case');
    await expect(react('count-moved-cases', [wrong, ...ids.map(factOf)])).rejects.toThrow(/uuid/);
    expect(await clocksOf(ids)).toEqual(['running', 'running']);
    expect(String(slowed)).toMatch(/uuid/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes, type Route } from '#contract';
import { homeRoutes } from '#contract/home';
import { linWei, startService, type TestService } from '#testkit/service';
import { deskOf } from './policies.fixture.ts';

const customerRoutes: readonly Route[] = allRoutes.filter(({ audience }) => audience === 'customer');
const allowed = customerRoutes.filter(({ withoutAgreement }) => withoutAgreement);

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

/** Calls a route as `curl` would, with any id in its path: whoever is let in finds nothing, or makes a mistake. */
async function called(route: Route, token: string): Promise<string> {
  const path = route.path.replace(/\{\w+\}/g, '0198b000-0000-7000-8000-00000000000f');
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const answer = await fetch(`${world.url}${path}`, {
    method: route.method,
    headers,
    signal: AbortSignal.timeout(10_000),
  });
  const isRefused =
    answer.status === 403 && (route.method === 'HEAD' || /policy-agreement-required/.test(await textOf(answer)));
  await answer.body?.cancel().catch(() => undefined);
  return isRefused ? 'refused' : `${answer.status}`;
}

const textOf = (answer: Response) =>
  /event-stream/.test(answer.headers.get('content-type') ?? '') ? Promise.resolve('') : answer.text();

async function throughWith(agreed: number): Promise<string[]> {
  const token = await world.tokenFor(linWei, { policy: agreed });
  const through: string[] = [];
  for (const route of customerRoutes) if ((await called(route, token)) !== 'refused') through.push(route.id);
  return through;
}

describe('S8.1 a client that agreed to the version before', { retry: 0, timeout: 60_000 }, () => {
  it('is let in nowhere outside the allow-list once a version is in force, whatever it calls', async () => {
    const [row] = await world.asOwner<{ staff_id: string }>(
      `SELECT staff_id FROM staff_members WHERE 'privacy-officer' = ANY (roles) LIMIT 1`,
    );
    const desk = deskOf(world, { staffId: row!.staff_id });
    const before = await throughWith(0);
    expect(before).toHaveLength(customerRoutes.length);
    const { draftId } = await desk.prepare();
    expect((await desk.publish(draftId)).status).toBe(200);
    world.clock.advance(12_000);
    const through = await throughWith(0);
    console.log(`locked out: ${customerRoutes.length - through.length} of ${customerRoutes.length} customer routes`);
    expect(through).toEqual(allowed.map(({ id }) => id));
    expect(await throughWith(1)).toHaveLength(customerRoutes.length);
  });

  it('goes through everywhere with the check off, which is what the test above would say', async () => {
    // The guard off: as if no version were in force.
    await world.asOwner('BEGIN');
    await world.asOwner('ALTER TABLE policy_versions DISABLE TRIGGER policy_versions__refuse_change');
    await world.asOwner("UPDATE policy_versions SET archived = true, effective_at = published_at - interval '1 day'");
    await world.asOwner('ALTER TABLE policy_versions ENABLE TRIGGER policy_versions__refuse_change');
    await world.asOwner('COMMIT');
    world.clock.advance(3_000);
    const through = await throughWith(0);
    console.log(
      `guard off: ${through.length} of ${customerRoutes.length} customer routes let the old agreement through`,
    );
    expect(through).toHaveLength(customerRoutes.length);
  });

  it('is told by the contract what is open to it: nothing of the service but what is declared so', () => {
    const open = [...allRoutes, ...homeRoutes].filter(({ withoutAgreement }) => withoutAgreement);
    for (const { may, id } of open) expect(may, id).toContain('person');
    const closed = homeRoutes.filter(({ may, withoutAgreement }) => may.includes('person') && !withoutAgreement);
    expect(closed.map(({ id }) => id)).toEqual(['takeToken']);
    expect(customerRoutes.length).toBeGreaterThan(30);
  });
});

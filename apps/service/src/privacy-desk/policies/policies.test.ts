import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linWei, mei, startService, type TestService } from '#testkit/service';
import { changes, deskOf } from './policies.fixture.ts';

let world: TestService;
let desk: ReturnType<typeof deskOf>;
const officer = { staffId: '' };
beforeAll(async () => {
  world = await startService();
  const [row] = await world.asOwner<{ staff_id: string }>(
    `SELECT staff_id FROM staff_members WHERE 'privacy-officer' = ANY (roles) LIMIT 1`,
  );
  officer.staffId = row!.staff_id;
  desk = deskOf(world, officer);
});
afterAll(() => world.close());

// What is published stays published: these go on from each other, and none is tried twice.
describe('S8.1 a policy at the privacy desk', { retry: 0 }, () => {
  it('is prepared from the committed texts, complete in three languages, and asks nobody before it is published', async () => {
    const { status, body, draftId } = await desk.prepare();
    expect(status).toBe(201);
    expect(body).toMatchObject({ draftId, purpose: 'version', missing: [], registerIsSame: true });
    expect(new Set(body.texts.map(({ language }: { language: string }) => language))).toEqual(
      new Set(['zh', 'en', 'de']),
    );
    expect((await desk.list()).inForce).toBe(0);
    expect((await world.asCustomer(linWei, '/api/me')).status).toBe(200);
  });

  it('locks out whoever agreed to the version before, from its effect on, and nobody sooner', async () => {
    const { draftId } = await desk.prepare();
    const published = await desk.publish(draftId);
    expect(published).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await world.asCustomer(linWei, '/api/me')).status).toBe(200);
    world.clock.advance(12_000);
    const { status, body } = await world.asCustomer(linWei, '/api/me');
    expect([status, body.code]).toEqual([403, 'policy-agreement-required']);
    expect((await world.asCustomer(linWei, '/api/me', { token: { policy: 1 } })).status).toBe(200);
    expect((await desk.list()).inForce).toBe(1);
  });

  it('is not published twice, nor without a summary in three languages, nor with texts that were not shown', async () => {
    const { draftId } = await desk.prepare();
    expect((await desk.publish(draftId, { changes: null })).body).toMatchObject({ code: 'input' });
    expect((await desk.publish(draftId, { changes: { ...changes, de: ' ' } })).status).toBe(400);
    expect((await desk.publish(draftId, { shown: [] })).body.code).toBe('policy-changed');
    const soon = new Date(world.clock.now().getTime() + 1_000).toISOString();
    expect((await desk.publish(draftId, { effectiveAt: soon })).body).toMatchObject({
      fields: { effectiveAt: 'too-soon' },
    });
    const shown = (await desk.draft(draftId)).draft.texts.map(({ sha256 }: { sha256: string }) => sha256);
    const effectiveAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const body = { effectiveAt, changes, shown };
    const [one, again] = await Promise.all(
      [1, 2].map(() => desk.ask(`/api/desk/policy-drafts/${draftId}/publication`, body, 'PUT')),
    );
    expect([one!.body, again!.body]).toEqual([one!.body, one!.body]);
    expect(
      (await desk.list()).versions.filter(({ version }: { version: number }) => version === one!.body.version),
    ).toHaveLength(1);
  });

  it('is taken back before its effect, and never after', async () => {
    const [scheduled] = (await desk.list()).versions;
    expect(scheduled.standing).toBe('scheduled');
    const path = (version: number) => `/api/desk/policies/${version}/publication`;
    expect((await desk.ask(path(scheduled.version), undefined, 'DELETE')).status).toBe(204);
    expect((await desk.ask(path(scheduled.version), undefined, 'DELETE')).status).toBe(204);
    expect((await desk.list()).versions[0].standing).toBe('taken-back');
    expect((await desk.ask(path(1), undefined, 'DELETE')).body.code).toBe('state-forbids');
    expect((await desk.ask(path(99), undefined, 'DELETE')).status).toBe(404);
    world.clock.advance(3_700_000);
    expect((await world.asCustomer(linWei, '/api/me', { token: { policy: 1 } })).status).toBe(200);
  });

  it('is never changed once published: not by a request, not by the owner', async () => {
    for (const table of ['policy_versions', 'policy_texts', 'policy_take_backs'])
      for (const change of [`UPDATE ${table} SET version = 9`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(world.asOwner(change)).rejects.toThrow('never changed');
    // The guard off: without the trigger the owner could.
    await world.asOwner('BEGIN');
    await world.asOwner('ALTER TABLE policy_texts DISABLE TRIGGER policy_texts__refuse_change');
    await world.asOwner(`UPDATE policy_texts SET title = 'x'`);
    await world.asOwner('ROLLBACK');
  });

  it('is for the privacy officer alone', async () => {
    expect((await world.asStaff(mei, '/api/desk/policies')).status).toBe(403);
    expect((await world.asCustomer(linWei, '/api/desk/policies')).status).toBe(401);
  });

  it('says before how many people are asked again', async () => {
    const { body } = await desk.ask('/api/desk/policy-reach');
    expect(body.known).toBeGreaterThan(2);
    expect(body.inCompanies).toBeLessThanOrEqual(body.known);
  });
});

describe('S8.2 home', { retry: 0 }, () => {
  it('is handed every version in turn with its texts, and which were taken back', async () => {
    const { status, body } = await world.askPolicy(0);
    expect(status).toBe(200);
    expect(body.next).toMatchObject({ version: 1, archived: false, changes });
    expect(JSON.stringify(body)).not.toContain(officer.staffId);
    const last = await world.askPolicy(99);
    expect(last.body.next).toBeNull();
    expect(last.body.takenBack).toEqual([2]);
  });

  it('is nobody who has only an access token, or a notice for something else', async () => {
    expect((await world.askPolicy(0, 'consent+jwt')).status).toBe(401);
    expect((await world.asCustomer(linWei, '/api/region/policies?after=0')).status).toBe(401);
  });
});

describe('S8.1 a version beside one that is still to come', () => {
  it('takes effect within a year, so that home takes it over', async () => {
    const { draftId } = await desk.prepare();
    const inDays = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString();
    const late = await desk.publish(draftId, { effectiveAt: inDays(366) });
    expect(late).toMatchObject({ status: 400, body: { fields: { effectiveAt: 'too-far' } } });
    const published = await desk.publish(draftId, { effectiveAt: inDays(364) });
    expect(published.status).toBeLessThan(300);
    await desk.ask(`/api/desk/policies/${published.body.version}/publication`, undefined, 'DELETE');
  });

  it('never takes effect before one that was published earlier, which nobody would then be asked about', async () => {
    const in30Days = new Date(world.clock.now().getTime() + 30 * 86_400_000).toISOString();
    const { draftId } = await desk.prepare();
    const first = await desk.publish(draftId, { effectiveAt: in30Days });
    expect(first.status).toBeLessThan(300);
    const { draftId: urgent } = await desk.prepare();
    expect((await desk.publish(urgent, {})).body).toMatchObject({ fields: { effectiveAt: 'before-another' } });
    const { status } = await desk.ask(`/api/desk/policies/${first.body.version}/publication`, undefined, 'DELETE');
    expect(status).toBe(204);
    expect((await desk.publish(urgent, {})).status).toBeLessThan(300);
  });
});

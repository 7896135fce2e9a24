import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { followStream } from '#testkit/following';
import { heLi, linWei, mei, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());
beforeEach(() => void world.clock.advance(60_000));

const crossBorder = { kind: 'cross-border' } as const;
const now = () => world.clock.now();
const reads = (person: { personId: string }, transferAt?: Date) =>
  world.asCustomer(person, '/api/cases', { token: { ...(transferAt && { transferAt }) } });
const refusal = { status: 403, body: { code: 'transfer-consent-required' } };

describe('S5.2 the fence of the service region', () => {
  it('stops reading and writing at once for every token that was issued before, and lets in who agreed again', async () => {
    const agreedAt = new Date(now().getTime() - 1000);
    expect((await reads(linWei, agreedAt)).status).toBe(200);
    expect(await world.tellConsent(linWei, false, crossBorder)).toBe(204);
    expect(await reads(linWei, agreedAt)).toMatchObject(refusal);
    const language = { method: 'PUT', json: { language: 'de' }, token: { transferAt: agreedAt } };
    expect(await world.asCustomer(linWei, '/api/me/language', language)).toMatchObject(refusal);
    // A colleague goes on.
    expect((await reads(heLi)).status).toBe(200);
    expect((await reads(linWei, new Date(now().getTime() + 1))).status).toBe(200);
    // The notice that comes late, or again, takes nothing back.
    expect(await world.tellConsent(linWei, true, { ...crossBorder, decidedAt: agreedAt })).toBe(204);
    expect((await reads(linWei)).status).toBe(200);
  });

  it('knows the withdrawal of somebody who was never here', async () => {
    const stranger = { personId: '7b0c2f0e-5d3c-4b6e-9a55-0c8f3d1e2a40' };
    expect(await world.tellConsent(stranger, false, crossBorder)).toBe(204);
    expect(await reads(stranger, new Date(now().getTime() - 1))).toMatchObject(refusal);
    expect(await world.asOwner('SELECT 1 FROM people WHERE person_id = $1', [stranger.personId])).toEqual([]);
  });

  it('S7.2 acknowledges no withdrawal while something is being written under the consent', async () => {
    const client = new pg.Client({ connectionString: world.database.urls.customer! });
    await client.connect();
    await client.query('BEGIN');
    await client.query(`SET LOCAL app.person_id = '${heLi.personId}'`);
    await client.query(`SELECT require_consent($1, 'cross-border', now(), true)`, [heLi.personId]);
    const decidedAt = new Date(Date.now() + 3_600_000);
    expect(await world.tellConsent(heLi, false, { ...crossBorder, decidedAt })).toBe(503);
    await client.query('COMMIT');
    expect(await world.tellConsent(heLi, false, { ...crossBorder, decidedAt })).toBe(204);
    expect(await reads(heLi)).toMatchObject(refusal);
    await client.end();
    const again = { ...crossBorder, decidedAt: new Date(decidedAt.getTime() + 1), eventId: newId(now()) };
    expect(await world.tellConsent(heLi, true, again)).toBe(204);
    expect((await reads(heLi)).status).toBe(200);
  });

  it('ends the streams of the person, and nobody else’s', async () => {
    const stream = async (person: typeof linWei, transferAt: Date) =>
      followStream(world.url, '/api/live', { authorization: `Bearer ${await world.tokenFor(person, { transferAt })}` });
    const later = new Date(now().getTime() + 10_000);
    const [own, other] = [await stream(linWei, later), await stream(heLi, later)];
    await Promise.all([own.begins(), other.begins()]);
    expect(await world.tellConsent(linWei, false, { ...crossBorder, decidedAt: new Date(later.getTime() + 1) })).toBe(
      204,
    );
    expect(await own.next()).toBeNull();
    other.leave();
    expect((await world.asStaff(mei, '/api/desk/cases')).status).toBe(200);
  });

  it('is asked for oneself only, and by customers only', async () => {
    const asked = `SELECT require_consent('${heLi.personId}', 'cross-border', now(), false)`;
    for (const [role, words] of [
      ['customer', /asked for oneself/],
      ['staff', /permission denied/],
      ['worker', /permission denied/],
    ] as const) {
      const client = new pg.Client({ connectionString: world.database.urls[role]! });
      await client.connect();
      await expect(client.query(asked)).rejects.toThrow(words);
      await client.end();
    }
  });
});

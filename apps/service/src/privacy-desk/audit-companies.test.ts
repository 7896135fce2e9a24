import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frieda, huadong, mei, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const entry = async (what: string) =>
  (await world.asStaff(frieda, `/api/desk/audit-entries?what=${encodeURIComponent(what)}`)).body.entries[0];

describe('the audit log', () => {
  it('names a company by customer number and name, and keeps the id alone of one that is no more', async () => {
    await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}`);
    const { companyId, name } = huadong;
    expect(await entry('read a company')).toMatchObject({
      about: { companyId },
      company: { companyId, customerNumber: '410001', name },
    });
    const gone = '00000000-0000-4000-8000-0000000000ff';
    await world.asOwner(
      `UPDATE audit_entries SET payload = jsonb_set(payload, '{about,companyId}', to_jsonb($1::text)) WHERE what = 'read a company'`,
      [gone],
    );
    expect(await entry('read a company')).toMatchObject({ about: { companyId: gone }, company: null });
  });

  it('names none where an entry is about no company', async () => {
    await world.asStaff(mei, '/api/desk/cases');
    expect((await entry('read the queue')).company).toBeNull();
  });
});

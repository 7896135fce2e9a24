import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newRandomId } from '#platform/ids';
import {
  chenJie,
  heLi,
  heldUp,
  huadong,
  inviteSecret,
  jonas,
  linWei,
  mei,
  press7,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';

let world: TestService;
let caseNumber: string;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const profile = {
  contactEmail: 'new@example.com',
  countryRegion: 'CN',
  name: '王芳',
  position: '班长',
  phone: '0512-555010',
};
const wish = {
  id: newId(),
  customerNumber: huadong.customerNumber,
  machineNumber: press7.machineNumber,
  companyName: '华东',
  street: '路',
  postcode: '215400',
  city: '太仓',
  region: '江苏',
};
const departure = `/api/desk/companies/${huadong.companyId}/departure`;
const begin = (who = mei) => world.asStaff(who, departure, { method: 'PUT', json: {} });
const takeBack = () => world.asStaff(mei, departure, { method: 'DELETE' });
const end = () => world.asStaff(mei, `${departure}/end`, { method: 'PUT', json: {} });
const standing = async () => (await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}`)).body.departure;

/** Files of a tar by name. */
function filesIn(tar: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; tar[at]; ) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/, '');
    const bytes = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    files.set(name, tar.subarray(at + 512, at + 512 + bytes));
    at += 512 + Math.ceil(bytes / 512) * 512;
  }
  return files;
}

const archive = async (path: string, headers: Record<string, string>) => {
  const response = await fetch(`${world.url}${path}`, { headers });
  return { status: response.status, files: filesIn(Buffer.from(await response.arrayBuffer())) };
};

describe('a company that leaves', () => {
  it('stops its open cases with the reason, begins nothing new, and still reads', async () => {
    caseNumber = (await world.openCase()).caseNumber;
    await world.runJob('count-clocks');
    const clock = () => world.asOwner(`SELECT clock, due_of FROM cases WHERE case_number = $1`, [caseNumber]);
    expect(await clock()).toEqual([{ clock: 'running', due_of: 'first-answer' }]);
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/notes`, { json: { id: newId(), text: '内部备注' } });
    expect((await begin(jonas)).body.code).toBe('not-allowed');
    expect((await begin()).status).toBe(204);
    expect((await begin()).status).toBe(204);
    expect(await standing()).toMatchObject({ endedAt: null });
    expect(await clock()).toEqual([{ clock: 'met', due_of: null }]);
    const { body } = await world.asCustomer(linWei, `/api/cases/${caseNumber}`);
    expect(body.state).toBe('stopped');
    expect(body.timeline.at(-1)).toMatchObject({ kind: 'stopped', reason: 'company-left' });
    await expect(world.openCase()).rejects.toThrow(/company-closed/);
    const { tokenHash } = inviteSecret(huadong.companyId);
    const invite = await world.asCustomer(chenJie, '/api/company/invites', {
      json: { id: newId(), role: 'member', tokenHash },
    });
    expect(invite.body.code).toBe('company-closed');
  });

  it('takes its data along: JSON and a manifest, to the desk and to its own admin alike, without what is staff’s', async () => {
    const path = `/api/desk/companies/${huadong.companyId}/archive`;
    const desk = await archive(path, { cookie: await world.staffCookieFor(mei) });
    const own = await archive('/api/company/archive', {
      authorization: `Bearer ${await world.tokenFor(chenJie)}`,
    });
    for (const { status, files } of [desk, own]) {
      expect(status).toBe(200);
      const cases = JSON.parse(files.get('data/cases-0001.json')!.toString());
      expect(cases.map((one: { case_number: string }) => one.case_number)).toEqual([caseNumber]);
      const manifest = JSON.parse(files.get('manifest.json')!.toString());
      expect(manifest).toMatchObject({ state: 'complete', missing: [], rows: { cases: 1, machines: 2 } });
      const paths = manifest.files.map(({ path }: { path: string }) => path);
      expect([...paths, 'manifest.json'].sort()).toEqual([...files.keys()].sort());
      for (const { path, bytes } of manifest.files) expect(files.get(path)!.length).toBe(bytes);
      const text = [...files.values()].map(String).join();
      for (const secret of ['内部备注', linWei.personId, 'storage_key']) expect(text).not.toContain(secret);
    }
    expect(
      (await archive('/api/company/archive', { authorization: `Bearer ${await world.tokenFor(zhaoMin)}` })).status,
    ).toBe(403);
    const engineer = await archive(path, { cookie: await world.staffCookieFor(jonas) });
    expect(engineer.status).toBe(403);
  });

  it('takes long histories along page by page, each row once', async () => {
    await world.asOwner(
      `INSERT INTO case_replies (company_id, reply_id, case_id, at, author_staff_id, text)
       SELECT company_id, uuidv7(), case_id, opened_at, $2, 'n' || n FROM cases, generate_series(1, 1100) n
       WHERE company_id = $1`,
      [huadong.companyId, mei.staffId],
    );
    const path = `/api/desk/companies/${huadong.companyId}/archive`;
    const { files } = await archive(path, { cookie: await world.staffCookieFor(mei) });
    const parts = [...files.keys()].filter((name) => name.startsWith('data/replies-'));
    const texts = parts.flatMap((name) =>
      JSON.parse(files.get(name)!.toString()).map(({ text }: { text: string }) => text),
    );
    expect([parts.length, texts.length, new Set(texts).size]).toEqual([3, 1100, 1100]);
    expect(JSON.parse(files.get('manifest.json')!.toString()).rows.replies).toBe(1100);
    await world.asOwner('DELETE FROM case_replies WHERE company_id = $1', [huadong.companyId]);
  });

  it('lets nobody in while it leaves: not by a wish, nor by an invite made in the very moment it began', async () => {
    await takeBack();
    const newcomer = { personId: newRandomId() };
    await world.asCustomer(newcomer, '/api/me/profile', { method: 'PUT', json: profile });
    await world.asCustomer(newcomer, '/api/me/join-request', { method: 'PUT', json: wish });
    const { token, tokenHash } = inviteSecret(huadong.companyId);
    await world.asCustomer(chenJie, '/api/company/invites', {
      json: { id: newId(), role: 'company-admin', tokenHash },
    });
    await begin();
    await world.asOwner('UPDATE company_invites SET withdrawn_at = NULL WHERE company_id = $1', [huadong.companyId]);
    for (const what of ['reading', 'use']) {
      const answer = await world.asCustomer(newcomer, `/api/me/invite-${what}`, { json: { token } });
      expect(answer.body.code).toBe('link-expired');
    }
    const put = (decision: string) => ({ method: 'PUT', json: { decision } });
    const atDesk = `/api/desk/join-requests/${wish.id}/decision`;
    const ofCompany = `/api/company/join-requests/${wish.id}/decision`;
    expect((await world.asStaff(mei, atDesk, put('accepted'))).body.code).toBe('company-closed');
    expect((await world.asCustomer(chenJie, ofCompany, put('accepted'))).body.code).toBe('company-closed');
    expect((await world.asCustomer(newcomer, '/api/cases')).body.code).toBe('membership-needed');
    expect((await world.asCustomer(chenJie, ofCompany, put('refused'))).status).toBe(200);
  });

  it('is begun and ended only by whoever sees all of it: a case of another product line would go on', async () => {
    const linesOfMei = (lines: string) =>
      world.asOwner('UPDATE staff_members SET product_lines = $2 WHERE staff_id = $1', [mei.staffId, lines]);
    await linesOfMei('{laser}');
    expect([(await begin()).body.code, (await end()).body.code]).toEqual(['not-allowed', 'not-allowed']);
    await linesOfMei('{machine-tool,laser}');
    expect((await begin()).status).toBe(204);
  });

  it('can stay after all until the end', async () => {
    expect((await takeBack()).status).toBe(204);
    expect(await standing()).toBeNull();
    expect((await world.openCase()).caseNumber).toBeTruthy();
    expect((await end()).body.code).toBe('not-found');
  });

  it('does not stay after all when it ends in the same moment', async () => {
    expect((await begin()).status).toBe(204);
    const cookie = await world.staffCookieFor(mei);
    await world.asOwner('BEGIN');
    await world.asOwner('SELECT 1 FROM companies WHERE company_id = $1 FOR UPDATE', [huadong.companyId]);
    const ended =
      'UPDATE company_departures SET ended_at = $2, ended_by = $3 WHERE company_id = $1 AND taken_back_at IS NULL';
    await world.asOwner(ended, [huadong.companyId, world.clock.now(), mei.staffId]);
    const stays = fetch(`${world.url}${departure}`, { method: 'DELETE', headers: { cookie, origin: world.url } });
    await heldUp(world);
    await world.asOwner('COMMIT');
    expect(((await (await stays).json()) as { code: string }).code).toBe('company-closed');
    const again = 'UPDATE company_departures SET ended_at = NULL, ended_by = NULL WHERE company_id = $1';
    await world.asOwner(again, [huadong.companyId]);
    expect((await takeBack()).status).toBe(204);
  });

  it('ends for good: access of everybody ends at once, names go, and nobody finds it any more', async () => {
    await begin();
    // More members than one list holds.
    await world.asOwner(
      `WITH newcomers AS (INSERT INTO people (person_id, first_seen_at)
         SELECT gen_random_uuid(), now() FROM generate_series(1, 1100) RETURNING person_id)
       INSERT INTO memberships (company_id, membership_id, person_id, role, label, since)
       SELECT $1, gen_random_uuid(), person_id, 'member', 'x', now() FROM newcomers`,
      [huadong.companyId],
    );
    const stream = await fetch(`${world.url}/api/live`, {
      headers: { authorization: `Bearer ${await world.tokenFor(zhaoMin)}` },
    });
    const reading = stream.text();
    expect((await end()).status).toBe(204);
    expect((await end()).status).toBe(204);
    expect(await reading).toMatch(/^retry/);
    for (const one of [linWei, chenJie, zhaoMin])
      expect((await world.asCustomer(one, '/api/cases')).body.code).toBe('membership-needed');
    const { body, text } = await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}`);
    expect(body.people.map((one: { state: string }) => one.state)).not.toContain('active');
    expect(text).not.toContain(linWei.name);
    expect((await takeBack()).body.code).toBe('company-closed');
    expect((await begin()).body.code).toBe('company-closed');
    const again = { ...wish, id: newId() };
    const joining = await world.asCustomer(linWei, '/api/me/join-request', { method: 'PUT', json: again });
    expect(joining.body.code).toBe('join-mismatch');
    expect((await world.asCustomer(heLi, '/api/cases')).status).toBe(200);
  });
});

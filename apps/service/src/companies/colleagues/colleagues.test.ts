import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newRandomId } from '#platform/ids';
import {
  beifang,
  chenJie,
  guoTao,
  heLi,
  huadong,
  inviteSecret,
  laser3,
  linWei,
  mei,
  press7,
  startService,
  sunLei,
  type TestService,
  zhaoMin,
} from '#testkit/service';

let world: TestService;
type Person = { personId: string };

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
const newcomer = async (name = profile.name): Promise<Person> => {
  const person = { personId: newRandomId() };
  await world.asCustomer(person, '/api/me/profile', { method: 'PUT', json: { ...profile, name } });
  return person;
};
const invite = async (by: Person = chenJie, more: object = {}) => {
  const { token, tokenHash } = inviteSecret(huadong.companyId);
  const json = { id: newId(), role: 'member', tokenHash, ...more };
  const answer = await world.asCustomer(by, '/api/company/invites', { json });
  return { ...answer, json, token };
};
const redeem = (person: Person, token: string) => world.asCustomer(person, '/api/me/invite-use', { json: { token } });
const membersOf = async (query = '') => (await world.asCustomer(chenJie, `/api/company/members${query}`)).body.members;
const remove = (membershipId: string, by: Person = chenJie) =>
  world.asCustomer(by, `/api/company/members/${membershipId}`, { method: 'DELETE' });
const setRole = (membershipId: string, role: string, by: Person = chenJie) =>
  world.asCustomer(by, `/api/company/members/${membershipId}/role`, { method: 'PUT', json: { role } });
const came = async (name: string, role = 'member') => {
  const { token, json } = await invite(chenJie, { role });
  const person = await newcomer(name);
  const { membershipId } = (await redeem(person, token)).body;
  return { ...person, membershipId, inviteId: json.id, token };
};

describe('an invite (trust.md §3)', () => {
  it('lets whoever holds the link join once, and the admin sees who came', async () => {
    const { status, body, json, token } = await invite();
    expect([status, body.state]).toEqual([201, 'open']);
    const person = await newcomer('蒋兰');
    const shown = await world.asCustomer(person, '/api/me/invite-reading', { json: { token } });
    expect(shown.body).toEqual({ companyName: huadong.name, role: 'member' });
    const joined = await redeem(person, token);
    expect([joined.status, joined.body.companyId]).toEqual([200, huadong.companyId]);
    expect((await redeem(person, token)).body).toEqual(joined.body);
    expect((await world.asCustomer(person, '/api/me')).body.membership).toMatchObject({
      label: '蒋兰',
      role: 'member',
    });
    const list = (await world.asCustomer(chenJie, '/api/company/invites')).body.invites;
    expect(list.find((one: { inviteId: string }) => one.inviteId === json.id)).toMatchObject({
      state: 'used',
      madeBy: chenJie.name,
      used: { label: '蒋兰', hasLeft: false },
    });
    const other = await newcomer();
    for (const path of ['/api/me/invite-use', '/api/me/invite-reading'])
      expect((await world.asCustomer(other, path, { json: { token } })).body.code).toBe('link-expired');
    expect((await world.asCustomer(other, '/api/me')).body.membership).toBeNull();
  });

  it('makes a company admin only when it was made for one', async () => {
    const admin = await came('许诺', 'company-admin');
    expect((await world.asCustomer(admin, '/api/me')).body.membership.role).toBe('company-admin');
    expect((await remove(admin.membershipId)).status).toBe(204);
  });

  it('ends after seven days, when it is taken back, and for a wrong secret, all with the same answer', async () => {
    const [old, taken] = [await invite(), await invite()];
    expect(
      (await world.asCustomer(chenJie, `/api/company/invites/${taken.json.id}`, { method: 'DELETE' })).status,
    ).toBe(204);
    const person = await newcomer();
    const wrong = inviteSecret(huadong.companyId).token;
    const foreign = inviteSecret(newId()).token;
    const answers = [];
    for (const token of [taken.token, wrong, foreign]) answers.push(await redeem(person, token));
    world.clock.advance(7 * 86_400_000 + 1);
    answers.push(await redeem(person, old.token));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['410 link-expired']));
  });

  it('undone while somebody is coming leaves nobody in: they find it gone, or are removed again', async () => {
    for (let round = 0; round < 6; round++) {
      const { token, json } = await invite();
      const person = await newcomer(`新人 ${round}`);
      const [undone] = await Promise.all([
        world.asCustomer(chenJie, `/api/company/invites/${json.id}`, { method: 'DELETE' }),
        redeem(person, token),
      ]);
      expect(undone.status).toBe(204);
      expect((await world.asCustomer(person, '/api/cases')).body.code).toBe('membership-needed');
    }
  });

  it('undone after somebody came removes that person', async () => {
    const person = await came('陆远');
    const undone = await world.asCustomer(chenJie, `/api/company/invites/${person.inviteId}`, { method: 'DELETE' });
    expect(undone.status).toBe(204);
    expect((await world.asCustomer(person, '/api/cases')).body.code).toBe('membership-needed');
    expect((await redeem(person, person.token)).body.code).toBe('link-expired');
  });

  it('sent again makes one, and under an id that is taken is refused', async () => {
    const first = await invite();
    const again = await world.asCustomer(chenJie, '/api/company/invites', { json: first.json });
    expect([again.status, again.body.inviteId]).toEqual([200, first.json.id]);
    expect((await invite(chenJie, { id: first.json.id })).body.code).toBe('id-taken');
  });

  it('is made by company admins alone, and needs a profile and both agreements of whoever comes', async () => {
    expect((await invite(linWei)).body.code).toBe('not-allowed');
    const { token } = await invite();
    const nobody = { personId: newRandomId() };
    expect((await redeem(nobody, token)).body.code).toBe('profile-needed');
    const person = await newcomer();
    const withoutConsent = await world.asCustomer(person, '/api/me/invite-use', {
      json: { token },
      token: { transfer: false },
    });
    expect(withoutConsent.body.code).toBe('transfer-consent-required');
    expect((await redeem(linWei, token)).body.code).toBe('already-member');
    expect((await redeem(person, token)).status).toBe(200);
  });

  it('keeps nothing by which its link could be made again', async () => {
    const { token } = await invite();
    const secret = Buffer.from(token, 'base64url').subarray(16);
    const [row] = await world.asOwner<{ all: string }>(
      `SELECT string_agg(i::text, ' ') || (SELECT coalesce(string_agg(a::text, ' '), '') FROM audit_entries a) AS all
       FROM company_invites i`,
    );
    expect(row!.all).toContain('\\\\x');
    for (const form of [secret.toString('hex'), token]) expect(row!.all).not.toContain(form);
  });

  it('used by twenty people at once lets one of them in', async () => {
    const { token } = await invite();
    const people = await Promise.all(Array.from({ length: 20 }, (_, at) => newcomer(`候选 ${at}`)));
    const statuses = (await Promise.all(people.map((person) => redeem(person, token)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, ...Array(19).fill(410)]);
    expect((await membersOf()).filter(({ label }: { label: string }) => label.startsWith('候选'))).toHaveLength(1);
  });
});

describe('the company admin', () => {
  it('decides who may open cases', async () => {
    const path = `/api/company/members/${sunLei.place!.membershipId}/case-opening`;
    const put = (mayOpenCases: boolean) => world.asCustomer(chenJie, path, { method: 'PUT', json: { mayOpenCases } });
    expect((await put(true)).status).toBe(204);
    await world.openCase({ by: sunLei });
    expect((await put(false)).status).toBe(204);
    await expect(world.openCase({ by: sunLei })).rejects.toThrow(/403/);
  });

  it('lets a joiner in by what the joiner stated, or refuses', async () => {
    const wish = (person: Person) => {
      const json = {
        id: newId(),
        customerNumber: huadong.customerNumber,
        machineNumber: press7.machineNumber,
        companyName: '华东精密',
        street: '南京东路 1 号',
        postcode: '215400',
        city: '太仓',
        region: '江苏',
      };
      return world.asCustomer(person, '/api/me/join-request', { method: 'PUT', json }).then(() => json.id);
    };
    const decide = (joinRequestId: string, decision: string, by: Person = chenJie) =>
      world.asCustomer(by, `/api/company/join-requests/${joinRequestId}/decision`, {
        method: 'PUT',
        json: { decision },
      });
    const [one, other] = [await newcomer('一号'), await newcomer('二号')];
    const [first, second] = [await wish(one), await wish(other)];
    const list = (await world.asCustomer(chenJie, '/api/company/join-requests')).body.joinRequests;
    expect(list[0]).toMatchObject({ joinRequestId: first, name: '一号', position: '班长', state: 'pending' });
    expect(JSON.stringify(list)).not.toContain(profile.contactEmail);
    expect((await decide(first, 'accepted')).body.state).toBe('accepted');
    expect((await decide(first, 'refused')).body.code).toBe('already-decided');
    expect((await decide(second, 'refused')).body.state).toBe('refused');
    expect((await world.asCustomer(one, '/api/cases')).status).toBe(200);
    expect((await world.asCustomer(other, '/api/cases')).status).toBe(403);
    expect((await decide(first, 'accepted', heLi)).body.code).toBe('not-allowed');
  });

  it('removes a leaver: access and stream end at once, and the name becomes “former colleague N”', async () => {
    const person = await came('任平');
    const { caseNumber } = await world.openCase({
      by: { ...person, name: '任平', place: { ...linWei.place!, membershipId: person.membershipId } },
    });
    const stream = await fetch(`${world.url}/api/live`, {
      headers: { authorization: `Bearer ${await world.tokenFor(person)}` },
    });
    const reading = stream.text();
    expect((await remove(person.membershipId)).status).toBe(204);
    expect(await reading).toMatch(/^retry/);
    expect((await world.asCustomer(person, `/api/cases/${caseNumber}`)).body.code).toBe('membership-needed');
    const { text } = await world.asCustomer(linWei, `/api/cases/${caseNumber}`);
    expect(text).toMatch(/former colleague \d+/);
    expect(text).not.toContain('任平');
    expect(await membersOf()).not.toContainEqual(expect.objectContaining({ membershipId: person.membershipId }));
    const former = (await membersOf('?state=all')).filter(({ state }: { state: string }) => state === 'left');
    expect(former.map(({ label }: { label: string }) => label)).not.toContain('任平');
    expect((await remove(person.membershipId)).body.code).toBe('not-found');
  });

  it('cannot go, nor become a member, as the last one before naming another', async () => {
    const admin = chenJie.place!.membershipId;
    expect((await remove(admin)).body.code).toBe('last-admin');
    expect((await setRole(admin, 'member')).body.code).toBe('last-admin');
    expect((await setRole(zhaoMin.place!.membershipId, 'company-admin')).status).toBe(204);
    expect((await setRole(admin, 'member', zhaoMin)).status).toBe(204);
    expect((await setRole(admin, 'company-admin')).body.code).toBe('not-allowed');
    expect((await setRole(admin, 'company-admin', zhaoMin)).status).toBe(204);
    expect((await setRole(zhaoMin.place!.membershipId, 'member')).status).toBe(204);
  });

  it('and another who remove each other at the same moment leave one', async () => {
    const other = await came('同时', 'company-admin');
    const answers = await Promise.all([remove(other.membershipId), remove(chenJie.place!.membershipId, other)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const [row] = await world.asOwner<{ count: number }>(
      `SELECT count(*)::int FROM memberships WHERE company_id = $1 AND role = 'company-admin' AND left_at IS NULL`,
      [huadong.companyId],
    );
    expect(row!.count).toBe(1);
    // The others go on with the admin of the cast, whoever was quicker.
    const { membershipId } = chenJie.place!;
    await world.asOwner(`UPDATE memberships SET left_at = NULL, role = 'company-admin' WHERE membership_id = $1`, [
      membershipId,
    ]);
    await world.asOwner('INSERT INTO membership_registry VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      chenJie.personId,
      huadong.companyId,
      membershipId,
    ]);
  });

  it('S2.3 of one company answers about another company’s people as about nobody', async () => {
    const nobody = (await remove(newId())).body;
    for (const membershipId of [heLi.place!.membershipId, guoTao.place!.membershipId]) {
      const { requestId: _, ...foreign } = (await remove(membershipId)).body;
      const { requestId: __, ...missing } = nobody;
      expect(foreign).toEqual(missing);
    }
  });
});

describe('somebody who is no admin', () => {
  it('may leave, but remove nobody', async () => {
    const person = await came('自愿');
    expect((await remove(linWei.place!.membershipId, person)).body.code).toBe('not-allowed');
    expect((await remove(person.membershipId, person)).status).toBe(204);
    expect((await world.asCustomer(person, '/api/company/members')).status).toBe(403);
  });
});

describe('the front line', () => {
  it('names the first company admin, and none when there is one', async () => {
    const name = (companyId: string, membershipId: string) =>
      world.asStaff(mei, `/api/desk/companies/${companyId}/admins/${membershipId}`, { method: 'PUT', json: {} });
    expect((await name(huadong.companyId, linWei.place!.membershipId)).body.code).toBe('has-admin');
    expect((await name(beifang.companyId, linWei.place!.membershipId)).body.code).toBe('not-found');
    expect((await name(newId(), linWei.place!.membershipId)).body.code).toBe('company-not-found');
    expect((await name(beifang.companyId, heLi.place!.membershipId)).status).toBe(204);
    expect((await world.asCustomer(heLi, '/api/me')).body.membership.role).toBe('company-admin');
  });
});

describe('a person in several companies', () => {
  const of = (companyId: string) => ({ headers: { 'company-id': companyId } });

  it('S2.3 says which is meant, and then sees nothing of the other', async () => {
    const { token, tokenHash } = inviteSecret(beifang.companyId);
    await world.asCustomer(heLi, '/api/company/invites', { json: { id: newId(), role: 'member', tokenHash } });
    expect((await redeem(linWei, token)).status).toBe(200);
    const inA = await world.openCase({ machine: laser3, by: zhaoMin });
    const { body: me } = await world.asCustomer(linWei, '/api/me');
    expect([me.membership, me.companies.length]).toEqual([null, 2]);
    expect((await world.asCustomer(linWei, '/api/cases')).body.code).toBe('membership-needed');
    const a = await world.asCustomer(linWei, '/api/cases', of(huadong.companyId));
    expect(a.text).toContain(inA.caseNumber);
    const b = await world.asCustomer(linWei, '/api/cases', of(beifang.companyId));
    expect([b.status, b.text.includes(inA.caseNumber)]).toEqual([200, false]);
    const meB = (await world.asCustomer(linWei, '/api/me', of(beifang.companyId))).body;
    expect(meB.membership.company).toMatchObject({ name: beifang.name, customerNumber: beifang.customerNumber });
    expect((await world.asCustomer(linWei, `/api/cases/${inA.caseNumber}`, of(beifang.companyId))).status).toBe(404);
    const people = await world.asCustomer(linWei, '/api/company/members', of(beifang.companyId));
    expect(people.text).not.toContain(zhaoMin.name);
  });

  it('answers a company that one is not in like one that does not exist', async () => {
    for (const companyId of [beifang.companyId, newId(), 'nonsense'])
      expect((await world.asCustomer(zhaoMin, '/api/cases', of(companyId))).body.code).toBe('membership-needed');
    expect((await world.asCustomer(zhaoMin, '/api/cases', of(huadong.companyId))).status).toBe(200);
  });

  it('loses one company and keeps the other', async () => {
    const [{ membership_id: membershipId }] = (await world.asOwner<{ membership_id: string }>(
      'SELECT membership_id FROM memberships WHERE company_id = $1 AND person_id = $2',
      [beifang.companyId, linWei.personId],
    )) as [{ membership_id: string }];
    expect((await remove(membershipId, heLi)).status).toBe(204);
    const { body } = await world.asCustomer(linWei, '/api/me');
    expect(body.membership.company.name).toBe(huadong.name);
    expect((await world.asCustomer(linWei, '/api/cases', of(beifang.companyId))).status).toBe(403);
  });

  it('cannot write into a company it does not stand in, whatever a query says', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    await client.query(`BEGIN; SET LOCAL app.person_id = '${linWei.personId}';`);
    await client.query(`SET LOCAL app.company_id = '${huadong.companyId}'`);
    const insert = `INSERT INTO memberships (company_id, membership_id, person_id, role, label, may_open_cases, since)
      VALUES ($1, $2, $3, 'company-admin', 'x', true, now())`;
    await expect(client.query(insert, [beifang.companyId, newId(), linWei.personId])).rejects.toThrow(/row-level/);
    await client.query('ROLLBACK');
    await client.end();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newRandomId } from '#platform/ids';
import {
  foreignLaser,
  huadong,
  jonas,
  laser3,
  linWei,
  mei,
  press7,
  startService,
  type TestService,
} from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const wish = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  customerNumber: huadong.customerNumber,
  machineNumber: press7.machineNumber,
  companyName: '华东精密',
  street: '南京东路 1 号',
  postcode: '215400',
  city: '太仓',
  region: '江苏',
  ...more,
});
type Person = { personId: string };
const send = (person: Person, json: unknown) =>
  world.asCustomer(person, '/api/me/join-request', { method: 'PUT', json });
const profile = {
  contactEmail: 'a@example.com',
  countryRegion: 'CN',
  name: '王芳',
  position: '班长',
  phone: '0512-555010',
};
const newcomer = async (): Promise<Person> => {
  const person = { personId: newRandomId() };
  await world.asCustomer(person, '/api/me/profile', { method: 'PUT', json: profile });
  return person;
};
const decide = (joinRequestId: string, decision: string, who = mei) =>
  world.asStaff(who, `/api/desk/join-requests/${joinRequestId}/decision`, { method: 'PUT', json: { decision } });

describe('S2.1 joining a company by customer number and machine number', () => {
  it('waits for the front line, who accepts, and then the person is a member', async () => {
    const person = await newcomer();
    const json = wish({ customerNumber: ' 410 001 ', machineNumber: 'a0230-e1234' });
    expect((await send(person, json)).body).toEqual({ state: 'pending' });
    expect((await send(person, json)).status).toBe(200);
    expect((await world.asCustomer(person, '/api/me')).body).toMatchObject({
      membership: null,
      joinRequest: { state: 'pending', companyName: '华东精密' },
    });
    expect((await world.asCustomer(person, '/api/cases')).status).toBe(403);
    const list = (await world.asStaff(mei, '/api/desk/join-requests')).body.joinRequests;
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      joinRequestId: json.id,
      person: { name: '王芳' },
      company: { name: huadong.name },
    });
    expect((await decide(json.id, 'accepted')).body.state).toBe('accepted');
    expect((await decide(json.id, 'accepted')).status).toBe(200);
    const { body } = await world.asCustomer(person, '/api/me');
    expect(body).toMatchObject({
      joinRequest: null,
      membership: { label: '王芳', role: 'member', mayOpenCases: true },
    });
    expect((await world.asCustomer(person, '/api/cases')).status).toBe(200);
    expect((await send(person, wish())).body.code).toBe('already-member');
  });

  it('answers every mismatch alike', async () => {
    const person = await newcomer();
    const mismatches = [
      wish({ customerNumber: '999999' }),
      wish({ machineNumber: 'Z9999Z9999' }),
      wish({ machineNumber: foreignLaser.machineNumber }),
      wish({ customerNumber: '410002' }),
    ];
    const answers = [];
    for (const json of mismatches) answers.push(await send(person, json));
    const plain = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }));
    expect(new Set(plain.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(plain[0]).toMatchObject({ status: 422, code: 'join-mismatch' });
  });

  it('cannot be used to search: after ten tries an hour the person waits', async () => {
    const person = await newcomer();
    for (let n = 0; n < 10; n++) expect((await send(person, wish({ customerNumber: `${n}` }))).status).toBe(422);
    const { status, body, headers } = await send(person, wish());
    expect([status, body.code]).toEqual([429, 'too-often']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    world.clock.advance(3_600_000);
    expect((await send(person, wish())).status).toBe(200);
  });

  it('shows a refusal, and the person may wish again', async () => {
    const person = await newcomer();
    const json = wish();
    await send(person, json);
    expect((await decide(json.id, 'refused')).body.state).toBe('refused');
    expect((await decide(json.id, 'accepted')).body.code).toBe('already-decided');
    expect((await world.asCustomer(person, '/api/me')).body.joinRequest.state).toBe('refused');
    expect((await send(person, wish({ machineNumber: laser3.machineNumber }))).status).toBe(200);
    expect((await world.asCustomer(person, '/api/me')).body.joinRequest.state).toBe('pending');
  });

  it('can be corrected and taken back until it is decided; a decision stays', async () => {
    const person = await newcomer();
    const state = async () => (await world.asCustomer(person, '/api/me')).body.joinRequest?.state ?? null;
    const takeBack = async () => (await world.asCustomer(person, '/api/me/join-request', { method: 'DELETE' })).status;
    const corrected = wish({ machineNumber: laser3.machineNumber });
    await send(person, wish());
    expect((await send(person, corrected)).body).toEqual({ state: 'pending' });
    expect(await takeBack()).toBe(204);
    expect(await state()).toBeNull();
    expect((await decide(corrected.id, 'accepted')).status).toBe(404);
    expect(await takeBack()).toBe(204);
    const refused = wish();
    await send(person, refused);
    await decide(refused.id, 'refused');
    expect([await takeBack(), await state()]).toEqual([204, 'refused']);
  });

  it('sent again after a refusal says so, and leaves the wish that came after alone', async () => {
    const person = await newcomer();
    const first = wish();
    await send(person, first);
    await decide(first.id, 'refused');
    const second = wish();
    expect((await send(person, second)).body).toEqual({ state: 'pending' });
    const again = await send(person, first);
    expect([again.status, again.body]).toEqual([200, { state: 'refused' }]);
    const rows = await world.asOwner<{ id: string }>(
      'SELECT join_request_id AS id FROM join_requests WHERE person_id = $1 AND decision IS NULL',
      [person.personId],
    );
    expect(rows).toEqual([{ id: second.id }]);
  });

  it('under an id that somebody else has is refused, and what was open before stays', async () => {
    const [person, other] = [await newcomer(), await newcomer()];
    const [own, foreign] = [wish(), wish()];
    await send(person, own);
    await send(other, foreign);
    const taken = await send(person, foreign);
    expect([taken.status, taken.body.code]).toEqual([409, 'id-taken']);
    const rows = await world.asOwner('SELECT 1 FROM join_requests WHERE person_id = $1', [person.personId]);
    expect(rows).toHaveLength(1);
  });

  it('is asked by many at once without anybody waiting for a second connection', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, newcomer));
    const answers = await Promise.all(people.map((person) => send(person, wish({ customerNumber: '999999' }))));
    expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(422));
  });

  it('accepted twice at once makes one membership', async () => {
    const person = await newcomer();
    const json = wish();
    await send(person, json);
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide(json.id, 'accepted')));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const rows = await world.asOwner('SELECT 1 FROM memberships WHERE person_id = $1', [person.personId]);
    expect(rows).toHaveLength(1);
  });

  it('is decided by the front line, not by an engineer', async () => {
    const person = await newcomer();
    const json = wish();
    await send(person, json);
    expect((await decide(json.id, 'accepted', jonas)).body.code).toBe('not-allowed');
    expect((await world.asStaff(jonas, '/api/desk/join-requests')).body.code).toBe('not-allowed');
  });
});

describe('the one question somebody in no company may ask', () => {
  it('leaves the maintenance setting off behind it', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT company_matching($1, $2)', [huadong.customerNumber, press7.machineNumber]);
    const { rows } = await client.query(`SELECT current_setting('app.maintenance', true) AS setting`);
    expect(rows[0].setting ?? '').toBe('');
    await client.query('ROLLBACK');
    await expect(client.query('SELECT * FROM machine_registry')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});

describe('companies at the desk', () => {
  it('are found by words, with counts within one’s product lines', async () => {
    await world.openCase({ machine: laser3 });
    const find = async (who: typeof mei) =>
      (await world.asStaff(who, '/api/desk/companies?words=410001')).body.companies[0];
    expect(await find(mei)).toMatchObject({ name: huadong.name, machines: 2, openCases: 1 });
    expect(await find(jonas)).toMatchObject({ machines: 1, openCases: 0 });
  });

  it('show who is and was in them; an unknown one is not found', async () => {
    const { body } = await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}`);
    expect(body.people.find((one: { label: string }) => one.label === '郭涛').state).toBe('left');
    expect((await world.asStaff(mei, `/api/desk/companies/${newId()}`)).body.code).toBe('company-not-found');
    expect((await world.asCustomer(linWei, '/api/company/members')).text).not.toContain('郭涛');
  });
});

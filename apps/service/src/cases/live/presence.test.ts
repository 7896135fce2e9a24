import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presenceLastsMs } from '#contract';
import { newId } from '#platform/ids';
import { followStream } from '#testkit/following';
import { bohai, jonas, laser3, linWei, mei, startService, type TestService } from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

type Staff = Parameters<TestService['staffCookieFor']>[0];

const followDesk = async (staff: Staff, url = world.url) =>
  followStream(url, '/api/desk/live', { cookie: await world.staffCookieFor(staff) });
const tell = async (staff: Staff, caseNumber: string, doing: string, { tab = newId(), url = world.url } = {}) => {
  const cookie = await world.staffCookieFor(staff);
  const { status } = await fetch(`${url}/api/desk/cases/${caseNumber}/presence`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ tab, doing }),
  });
  return { status, tab };
};

describe('who else is at a case', () => {
  it('is told to whoever has it open too, with ids and no name, over two processes', async () => {
    const { caseNumber } = await world.openCase();
    const twin = await world.twin();
    const stream = await followDesk(mei, twin.url);
    const own = await tell(mei, caseNumber, 'reading', { url: twin.url });
    expect((await stream.next())!.presence).toEqual({
      caseNumber,
      staffId: mei.staffId,
      tab: own.tab,
      doing: 'reading',
    });
    const { tab } = await tell(jonas, caseNumber, 'writing');
    expect((await stream.next())!.presence).toEqual({ caseNumber, staffId: jonas.staffId, tab, doing: 'writing' });
    await tell(jonas, caseNumber, 'gone', { tab });
    const gone = await stream.next();
    expect(gone!.presence).toMatchObject({ tab, doing: 'gone' });
    expect(JSON.stringify(gone)).not.toContain(jonas.name);
    stream.leave();
    await twin.close();
  });

  it('is not told to whoever is not at the case, nor to one who was and fell silent', async () => {
    const { caseNumber } = await world.openCase();
    const stream = await followDesk(mei);
    await tell(jonas, caseNumber, 'reading');
    await tell(mei, caseNumber, 'reading');
    expect((await stream.next())!.presence).toMatchObject({ staffId: mei.staffId });
    world.clock.advance(presenceLastsMs);
    await tell(jonas, caseNumber, 'writing');
    await world.openCase();
    expect(await stream.next()).toMatchObject({ kind: 'opened' });
    stream.leave();
  });

  it('S2.3 is never told to a customer of that very company', async () => {
    const { caseNumber } = await world.openCase();
    const customer = await followStream(world.url, '/api/live', {
      authorization: `Bearer ${await world.tokenFor(linWei)}`,
    });
    await tell(mei, caseNumber, 'writing');
    await tell(jonas, caseNumber, 'writing');
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '你好' } });
    expect(await customer.next()).toMatchObject({ kind: 'reply' });
    customer.leave();
  });

  it('is refused about a case beyond one’s scope exactly as about none', async () => {
    const { caseNumber } = await world.openCase({ machine: laser3 });
    for (const staff of [jonas, bohai]) expect((await tell(staff, caseNumber, 'reading')).status).toBe(404);
    expect((await tell(mei, 'C-999999', 'reading')).status).toBe(404);
    expect((await tell(mei, caseNumber, 'reading')).status).toBe(204);
    expect((await tell(mei, caseNumber, 'looking')).status).toBe(400);
  });

  it('is written nowhere: no row of any table changes or comes', async () => {
    const { caseNumber } = await world.openCase();
    const cookie = await world.staffCookieFor(mei);
    const written = async () => {
      const tables = await world.asOwner<{ name: string }>(
        `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables`,
      );
      const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(" || ',' || ");
      return (await world.asOwner<{ all: string }>(`SELECT ${counts} AS all`))[0]!.all;
    };
    const before = await written();
    const response = await fetch(`${world.url}/api/desk/cases/${caseNumber}/presence`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ tab: newId(), doing: 'writing' }),
    });
    expect(response.status).toBe(204);
    expect(await written()).toBe(before);
  });
});

describe('a reply while a colleague has answered', () => {
  const reply = (staff: Staff, caseNumber: string, json: object) =>
    world.asStaff(staff, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '请检查', ...json } });

  it('is not sent by whoever has not seen the answer, and is sent once it was seen', async () => {
    const { caseNumber } = await world.openCase();
    expect((await reply(jonas, caseNumber, { seen: 0 })).status).toBe(201);
    const late = { id: newId(), text: '我也回一句', seen: 0 };
    const refused = await reply(mei, caseNumber, late);
    expect([refused.status, refused.body.code]).toEqual([409, 'answered-meanwhile']);
    expect((await reply(mei, caseNumber, { ...late, seen: 1 })).status).toBe(201);
    expect((await reply(mei, caseNumber, { ...late, seen: 1 })).status).toBe(200);
  });

  it('of two who send at one moment one is told', async () => {
    const { caseNumber } = await world.openCase();
    const answers = await Promise.all([mei, jonas].map((staff) => reply(staff, caseNumber, { seen: 0 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('counts the customer’s words too, and a solution', async () => {
    const { caseNumber } = await world.openCase();
    await world.asCustomer(linWei, `/api/cases/${caseNumber}/replies`, {
      json: { id: newId(), text: '好了', files: [] },
    });
    expect((await reply(mei, caseNumber, { seen: 0 })).status).toBe(409);
    const solution = { cause: '灰尘', remedy: '清洁' };
    await world.asStaff(jonas, `/api/desk/cases/${caseNumber}/solution`, { method: 'PUT', json: solution });
    expect((await reply(mei, caseNumber, { seen: 1 })).status).toBe(409);
    expect((await reply(mei, caseNumber, { seen: 2 })).status).toBe(201);
  });
});

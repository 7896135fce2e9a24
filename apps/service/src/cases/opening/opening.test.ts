import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAlarmCode, readCode, signAlarmCode } from '#contract/alarm-code';
import { newId } from '#platform/ids';
import {
  caseBody,
  foreignLaser,
  heLi,
  linWei,
  mei,
  press7,
  startService,
  sunLei,
  type TestService,
  wuGang,
  zhaoMin,
} from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const send = (by: Parameters<TestService['asCustomer']>[0], json: unknown) =>
  world.asCustomer(by, '/api/cases', { json });
const casesWith = async (id: string) =>
  (await world.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM cases WHERE case_id = $1', [id]))[0]!.n;

const demoKey = {
  kty: 'EC',
  crv: 'P-256',
  d: 'vTRCumL1ZK9WMZetAdt8LAbXugEXhT5BG1nxtHPOZLg',
  x: 'oLAtKPDezQGj_ks7b5BECOJf-HAUwsEEZ7r0I46INDU',
  y: '-QX10y4CWPGmFj5fgatJRINuYErZsJbWpu2bSb3xG5o',
};

/** The key of the demonstration's controls, whose private half everybody has. */
async function controlSigner(keyId = 'demo-1') {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  if (keyId === 'demo-1')
    return { keyId, privateKey: await crypto.subtle.importKey('jwk', demoKey, curve, false, ['sign']) };
  return { keyId, privateKey: (await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])).privateKey };
}

describe('S2.2 S2.9 an alarm code that a control signed', () => {
  const alarms = [{ errorNumber: 'E-27', text: '伺服报警' }, { errorNumber: '700123' }];
  const alarmsAt = '2026-03-02T07:58:00.000Z';
  const sentWith = async (keyId?: string) => {
    const code = encodeAlarmCode({
      home: 'https://service.example',
      machineNumber: press7.machineNumber,
      alarms,
      at: new Date(alarmsAt),
    });
    const read = readCode(await signAlarmCode(code, await controlSigner(keyId)), { hosts: ['service.example'] });
    if (read.kind !== 'alarm-code') throw new Error('the test wrote a code that cannot be read');
    return { ...caseBody(), alarms, alarmsAt, alarmSignature: read.signature };
  };
  const proofOf = async (json: unknown) => {
    const { body } = await send(linWei, json);
    const answers = await Promise.all([
      world.asCustomer(linWei, `/api/cases/${body.caseNumber}`),
      world.asStaff(mei, `/api/desk/cases/${body.caseNumber}`),
    ]);
    return answers.map((answer) => answer.body.alarmProof);
  };

  it('shows both sides that it was checked', async () => {
    expect(await proofOf(await sentWith())).toEqual(['checked', 'checked']);
  });

  it('shows both sides that its key is not known', async () => {
    expect(await proofOf(await sentWith('stranger-7'))).toEqual(['unknown-key', 'unknown-key']);
  });

  it('proves nothing when something else is sent than was signed', async () => {
    const sent = await sentWith();
    const other = [{ errorNumber: 'E-28', text: '伺服报警' }];
    expect(await proofOf({ ...sent, id: newId(), alarms: other })).toEqual([null, null]);
    expect(await proofOf({ ...sent, id: newId(), alarmsAt: '2026-03-02T07:59:00.000Z' })).toEqual([null, null]);
    const changed = sent.alarmSignature!.signed.replace('E-27', 'E-28');
    const forged = { ...sent, id: newId(), alarms: [{ errorNumber: 'E-28', text: '伺服报警' }, alarms[1]] };
    const alarmSignature = { ...sent.alarmSignature, signed: changed };
    expect(await proofOf({ ...forged, alarmSignature })).toEqual([null, null]);
  });

  it('is not needed: a case without one has no proof', async () => {
    expect(await proofOf(caseBody())).toEqual([null, null]);
  });
});

describe('S2.2 a member opens a case', () => {
  it('and gets its number; case, registry, fact and audit entry stand together', async () => {
    const json = caseBody();
    const { status, body } = await send(linWei, json);
    expect(status).toBe(201);
    expect(body).toEqual({ caseId: json.id, caseNumber: expect.stringMatching(/^C-\d{6}$/) });
    const facts = await world.asOwner(`SELECT kind FROM outbox_events WHERE body ->> 'caseId' = $1`, [json.id]);
    expect(facts).toEqual([{ kind: 'CaseOpened' }]);
    const [entry] = await world.asOwner<{ what: string; actor_person_id: string; company_id: string }>(
      `SELECT what, actor_person_id, company_id FROM audit_entries WHERE what = 'opened a case' ORDER BY entry_id DESC`,
    );
    expect(entry).toEqual({
      what: 'opened a case',
      actor_person_id: linWei.personId,
      company_id: linWei.place!.company.companyId,
    });
  });

  it('with a call-back number in the place of a contact', async () => {
    const opened = await send(linWei, { ...caseBody(), contact: { callBackNumber: '+86 512 5555 0199' } });
    const { body } = await world.asCustomer(zhaoMin, `/api/cases/${opened.body.caseNumber}`);
    expect(body.contact).toEqual({ label: null, callBackNumber: '+86 512 5555 0199' });
    expect(body.mine).toBe(false);
  });

  it('with what the alarm code said, and reads it back', async () => {
    const alarms = [{ errorNumber: 'E-27', text: '伺服报警' }, { errorNumber: '700123' }];
    const opened = await send(linWei, { ...caseBody(), alarms, alarmsAt: '2026-03-02T07:58:00.000Z' });
    const { body } = await world.asCustomer(linWei, `/api/cases/${opened.body.caseNumber}`);
    expect(body.alarms).toEqual([alarms[0], { errorNumber: '700123', text: null }]);
    expect(body.alarmsAt).toBe('2026-03-02T07:58:00.000Z');
  });
});

describe('never doubled: the id of the draft is the id of the case', () => {
  it('so sending again answers 200 with the same case, whatever has changed since', async () => {
    const json = caseBody({ by: zhaoMin });
    const first = await send(zhaoMin, json);
    await world.asOwner('UPDATE memberships SET may_open_cases = false WHERE membership_id = $1', [
      zhaoMin.place!.membershipId,
    ]);
    const again = await send(zhaoMin, json);
    await world.asOwner('UPDATE memberships SET may_open_cases = true WHERE membership_id = $1', [
      zhaoMin.place!.membershipId,
    ]);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await casesWith(json.id)).toBe(1);
  });

  it('so 50 sends at once over two processes make one case, and many without the unique keys', async () => {
    const twin = await world.twin();
    const race = async (json: unknown) => {
      const token = await world.tokenFor(linWei);
      return Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          const response = await fetch(`${at % 2 ? twin.url : world.url}/api/cases`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(json),
          });
          return { status: response.status, body: (await response.json()) as { caseNumber: string } };
        }),
      );
    };
    const json = caseBody();
    const answers = await race(json);
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.caseNumber)).size).toBe(1);
    expect(await casesWith(json.id)).toBe(1);

    await world.asOwner('ALTER TABLE cases DROP CONSTRAINT cases__company_id__case_id CASCADE');
    await world.asOwner('ALTER TABLE case_words DROP CONSTRAINT case_words__company_id__case_id');
    await world.asOwner('ALTER TABLE case_registry DROP CONSTRAINT case_registry__case_id CASCADE');
    const unguarded = caseBody();
    await race(unguarded);
    const made = await casesWith(unguarded.id);
    console.log(`guard off: 50 sends at once without the unique keys made ${made} cases`);
    expect(made).toBeGreaterThan(1);
    await twin.close();
    await world.close();
    world = await startService();
  });

  it('and is refused when a colleague or another company uses it', async () => {
    const json = caseBody();
    await send(linWei, json);
    expect((await send(zhaoMin, { ...json, contact: caseBody({ by: zhaoMin }).contact })).body.code).toBe('id-taken');
    const foreign = await send(heLi, { ...caseBody({ by: heLi, machine: foreignLaser }), id: json.id });
    expect([foreign.status, foreign.body.code]).toEqual([409, 'id-taken']);
    expect(await casesWith(json.id)).toBe(1);
  });
});

describe('a case is refused', () => {
  it('S2.9 on a foreign machine exactly as on one that does not exist', async () => {
    const foreign = await send(linWei, caseBody({ machine: foreignLaser }));
    const missing = await send(linWei, { ...caseBody(), machineNumber: 'Z9999Z9999' });
    const plain = ({ status, body }: typeof foreign) => ({ status, ...body, requestId: '' });
    expect(plain(foreign)).toEqual(plain(missing));
    expect(foreign.body.code).toBe('machine-not-found');
  });

  it('for a contact of another company', async () => {
    const { body } = await send(linWei, { ...caseBody(), contact: { membershipId: heLi.place!.membershipId } });
    expect(body.code).toBe('contact-not-in-company');
  });

  it('from a member who may not open cases, and from somebody in no company', async () => {
    expect((await send(sunLei, caseBody({ by: sunLei }))).body.code).toBe('not-allowed');
    expect((await send(wuGang, caseBody())).body.code).toMatch(/membership-needed|not-allowed/);
  });

  it('with a file that nobody uploaded', async () => {
    const json = { ...caseBody(), files: [newId()] };
    expect((await send(linWei, json)).body.code).toBe('file-not-ready');
    expect(await casesWith(json.id)).toBe(0);
  });

  it.each([
    ['a missing field', { description: undefined }, 'description'],
    ['a wrong type', { severity: 7 }, 'severity'],
    ['an unknown field', { priority: 'urgent' }, 'priority'],
    ['control characters', { description: 'a\u0000b' }, 'description'],
    ['a call-back number without digits', { contact: { callBackNumber: '/////' } }, 'contact.callBackNumber'],
    ['alarms of next week', { alarmsAt: '2026-03-09T08:00:00.000Z' }, 'alarmsAt'],
    ['a text that is too long', { description: 'x'.repeat(5001) }, 'description'],
  ])('with %s, named', async (_, wrong, field) => {
    const { status, body } = await send(linWei, { ...caseBody(), ...wrong });
    expect([status, body.code]).toEqual([400, 'input']);
    expect(Object.keys(body.fields)).toEqual([field]);
  });

  it('but not for alarms of a control whose clock is some hours ahead, nor for a number with few signs', async () => {
    const ahead = { alarmsAt: '2026-03-02T20:00:00.000Z', contact: { callBackNumber: '110 (12)' } };
    expect((await send(linWei, { ...caseBody(), ...ahead })).status).toBe(201);
  });

  it('that is 10 MB of JSON, with 413 and no crash', async () => {
    const { status, body } = await send(linWei, { ...caseBody(), description: 'x'.repeat(10_000_000) });
    expect([status, body.code]).toEqual([413, 'too-large']);
    expect((await send(linWei, caseBody({ machine: press7 }))).status).toBe(201);
  });
});

describe('S2.2 a person opens sixty cases an hour', () => {
  const counts = () => world.asOwner<{ times: number }>('SELECT times FROM throttles ORDER BY times DESC LIMIT 1');

  it('and no more: the next one says when, sending a known one again is free, and refused ones do not count', async () => {
    const first = caseBody({ by: zhaoMin });
    await world.asOwner('DELETE FROM throttles');
    expect((await send(zhaoMin, first)).status).toBe(201);
    await Promise.all(Array.from({ length: 5 }, () => send(zhaoMin, first)));
    expect((await send(zhaoMin, { ...caseBody({ by: zhaoMin }), machineNumber: 'Z9999Z9999' })).status).toBe(404);
    expect(await counts()).toEqual([{ times: 1 }]);
    await world.asOwner('UPDATE throttles SET times = 59');
    const sixtieth = caseBody({ by: zhaoMin });
    const [one, same] = await Promise.all([send(zhaoMin, sixtieth), send(zhaoMin, sixtieth)]);
    expect([one.status, same.status].sort()).toEqual([200, 201]);
    const tooMany = caseBody({ by: zhaoMin });
    const refused = await send(zhaoMin, tooMany);
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'too-often', '3600']);
    expect(await casesWith(tooMany.id)).toBe(0);
    expect((await send(zhaoMin, first)).status).toBe(200);
    expect((await send(linWei, caseBody())).status).toBe(201);
    world.clock.advance(3_600_000);
    expect((await send(zhaoMin, tooMany)).status).toBe(201);
  });
});

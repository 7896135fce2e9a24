import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  beifang,
  caseBody,
  foreignLaser,
  heLi,
  heldUp,
  huadong,
  jonas,
  laser3,
  linWei,
  mei,
  press7,
  startService,
  type TestService,
  wuGang,
} from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const move = (machineNumber: string, companyId: string, who = mei, id = newId()) =>
  world.asStaff(who, `/api/desk/machines/${machineNumber}/moves`, { json: { id, companyId, site: '二号车间' } });
const callerBody = (machineNumber: string) => ({
  ...{ id: newId(), machineNumber, reason: 'fault', severity: 'down', description: 'x', language: 'zh', turn: 'maker' },
  contact: { callBackNumber: '13800138000' },
  call: { id: newId(), at: world.clock.now().toISOString() },
});
const solve = (caseNumber: string, codes: object = {}) =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/solution`, {
    method: 'PUT',
    json: { cause: '编码器进水', remedy: '更换编码器，林伟在场', ...codes },
  });
const close = (caseNumber: string, by = linWei) =>
  world.asCustomer(by, `/api/cases/${caseNumber}/confirmation`, { method: 'PUT', json: {} });
const logbook = (machineNumber: string, who = heLi) => world.asCustomer(who, `/api/machines/${machineNumber}/logbook`);

describe('a machine that moves to another company', () => {
  let first: string;

  it('waits until none of its cases is open', async () => {
    first = (await world.openCase({ errorNumber: 'E-27' })).caseNumber;
    expect((await move(press7.machineNumber, beifang.companyId)).body.code).toBe('machine-has-open-cases');
    await solve(first, { causeCode: 'electrics', remedyCode: 'replaced' });
    expect((await move(press7.machineNumber, beifang.companyId)).body.code).toBe('machine-has-open-cases');
    expect((await close(first)).status).toBe(204);
  });

  it('S2.3 takes master data and month, error number and the words of the lists along, and nothing else', async () => {
    const id = newId();
    const moved = await move(press7.machineNumber, beifang.companyId, mei, id);
    expect(moved.status).toBe(201);
    expect(moved.body).toMatchObject({ companyName: beifang.name, model: press7.model, site: '二号车间' });
    expect(moved.body.moves).toMatchObject([{ fromCompany: huadong.name, toCompany: beifang.name, by: mei.name }]);
    expect((await move(press7.machineNumber, beifang.companyId, mei, id)).status).toBe(200);
    const { body, text } = await logbook(press7.machineNumber);
    expect(body.cases).toEqual([]);
    expect(body.before).toEqual([
      { month: '2026-03', errorNumber: 'E-27', causeCode: 'electrics', remedyCode: 'replaced' },
    ]);
    for (const secret of [first, huadong.name, huadong.companyId, linWei.name, '编码器', '后挡料'])
      expect(text).not.toContain(secret);
    const machine = await world.asCustomer(heLi, `/api/machines/${press7.machineNumber}`);
    expect(machine.body).toMatchObject({ deliveredOn: '2021-03-15', site: '二号车间', openCases: 0 });
  });

  it('leaves its cases with the old company, which no longer has the machine', async () => {
    expect((await world.asCustomer(linWei, `/api/cases/${first}`)).body).toMatchObject({ model: press7.model });
    expect((await world.asCustomer(linWei, `/api/machines/${press7.machineNumber}`)).body.code).toBe(
      'machine-not-found',
    );
    expect((await logbook(press7.machineNumber, linWei)).body.code).toBe('machine-not-found');
    expect((await world.asCustomer(linWei, '/api/machines')).text).not.toContain(press7.machineNumber);
    await expect(world.openCase()).rejects.toThrow(/machine-not-found/);
    expect((await world.asCustomer(heLi, `/api/cases/${first}`)).status).toBe(404);
    const desk = await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}`);
    expect(desk.body.machines).toBe(1);
  });

  it('brings nothing twice when it comes back: the old company has its own cases, and what happened elsewhere as history', async () => {
    const elsewhere = await world.openCase({ by: heLi, machine: press7, errorNumber: 'E-31' });
    await solve(elsewhere.caseNumber);
    await close(elsewhere.caseNumber, heLi);
    expect((await move(press7.machineNumber, huadong.companyId)).status).toBe(201);
    const { body } = await logbook(press7.machineNumber, linWei);
    expect(body.cases.map((one: { caseNumber: string }) => one.caseNumber)).toEqual([first]);
    expect(body.before).toEqual([{ month: '2026-03', errorNumber: 'E-31', causeCode: null, remedyCode: null }]);
    expect((await world.asCustomer(linWei, `/api/machines/${press7.machineNumber}`)).body.machineId).toBe(
      press7.machineId,
    );
    expect((await logbook(press7.machineNumber)).body.code).toBe('machine-not-found');
  });

  it('S2.3 sold on again, it takes along what happened at both earlier owners, by the same four facts', async () => {
    const third = '0198b001-0000-7000-8000-000000000003';
    await world.asOwner(
      `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
       SELECT $1, '410003', '江南机床贸易有限公司', street, postcode, city, region, country_region, area, since
       FROM companies WHERE company_id = $2`,
      [third, huadong.companyId],
    );
    const { machineNumber } = laser3;
    const past = async (by: typeof linWei, errorNumber: string, codes: object) => {
      const { caseNumber } = await world.openCase({ by, machine: laser3, errorNumber });
      await solve(caseNumber, codes);
      expect((await close(caseNumber, by)).status).toBe(204);
      return caseNumber;
    };
    const ofFirst = await past(linWei, 'LAS-0417', { causeCode: 'electrics', remedyCode: 'replaced' });
    expect((await move(machineNumber, beifang.companyId)).status).toBe(201);
    const ofSecond = await past(heLi, 'LAS-0500', {});
    expect((await move(machineNumber, third)).status).toBe(201);
    await world.asOwner(
      `WITH joined AS (
         INSERT INTO memberships (company_id, membership_id, person_id, role, label, may_open_cases, since)
         SELECT $1, $2, $3, 'member', $4, TRUE, since FROM companies WHERE company_id = $1
         RETURNING person_id, company_id, membership_id)
       INSERT INTO membership_registry (person_id, company_id, membership_id) SELECT * FROM joined`,
      [third, newId(), wuGang.personId, wuGang.name],
    );
    const { body, text } = await logbook(machineNumber, wuGang);
    expect(body.cases).toEqual([]);
    expect(body.before).toEqual([
      { month: '2026-03', errorNumber: 'LAS-0417', causeCode: 'electrics', remedyCode: 'replaced' },
      { month: '2026-03', errorNumber: 'LAS-0500', causeCode: null, remedyCode: null },
    ]);
    for (const secret of [ofFirst, ofSecond, huadong.name, beifang.name, linWei.name, heLi.name, '编码器'])
      expect(text).not.toContain(secret);
    // Each earlier owner keeps its own case and has nothing of the other's, nor the machine.
    for (const [who, own, foreign] of [
      [linWei, ofFirst, ofSecond],
      [heLi, ofSecond, ofFirst],
    ] as const) {
      expect((await world.asCustomer(who, `/api/cases/${own}`)).status).toBe(200);
      expect((await world.asCustomer(who, `/api/cases/${foreign}`)).status).toBe(404);
      expect((await logbook(machineNumber, who)).body.code).toBe('machine-not-found');
    }
    const desk = await world.asStaff(mei, `/api/desk/machines/${machineNumber}`);
    expect(desk.body.moves.map((one: { toCompany: string }) => one.toCompany)).toEqual([
      '江南机床贸易有限公司',
      beifang.name,
    ]);
    expect((await move(machineNumber, huadong.companyId)).status).toBe(201);
  });

  it('is moved by the front line within its scope, to a company that is another', async () => {
    expect((await move(foreignLaser.machineNumber, huadong.companyId, jonas)).body.code).toBe('not-allowed');
    expect((await move('Z9999Z9999', huadong.companyId)).body.code).toBe('machine-not-found');
    expect((await move(laser3.machineNumber, newId())).body.code).toBe('company-not-found');
    expect((await move(laser3.machineNumber, huadong.companyId)).body.code).toBe('machine-is-there');
  });

  it('goes into no company that is leaving', async () => {
    const departure = `/api/desk/companies/${beifang.companyId}/departure`;
    expect((await world.asStaff(mei, departure, { method: 'PUT', json: {} })).status).toBe(204);
    expect((await move(laser3.machineNumber, beifang.companyId)).body.code).toBe('company-closed');
    expect((await world.asStaff(mei, departure, { method: 'DELETE' })).status).toBe(204);
  });

  it('goes into no company whose departure began in the same moment', async () => {
    const cookie = await world.staffCookieFor(mei);
    await world.asOwner('BEGIN');
    await world.asOwner('SELECT 1 FROM companies WHERE company_id = $1 FOR UPDATE', [beifang.companyId]);
    await world.asOwner(
      'INSERT INTO company_departures (company_id, departure_id, started_at, started_by) VALUES ($1, $2, $3, $4)',
      [beifang.companyId, newId(), world.clock.now(), mei.staffId],
    );
    const moved = fetch(`${world.url}/api/desk/machines/${laser3.machineNumber}/moves`, {
      method: 'POST',
      headers: { cookie, origin: world.url, 'content-type': 'application/json' },
      body: JSON.stringify({ id: newId(), companyId: beifang.companyId, site: '二号车间' }),
    });
    await heldUp(world);
    await world.asOwner('COMMIT');
    expect(((await (await moved).json()) as { code: string }).code).toBe('company-closed');
    const there = `SELECT 1 FROM machines WHERE machine_number = $1 AND company_id = $2 AND moved_at IS NULL`;
    expect(await world.asOwner(there, [laser3.machineNumber, beifang.companyId])).toEqual([]);
    const departure = `/api/desk/companies/${beifang.companyId}/departure`;
    expect((await world.asStaff(mei, departure, { method: 'DELETE' })).status).toBe(204);
  });

  it('two at the same moment make one move', async () => {
    const answers = await Promise.all([1, 2].map(() => move(laser3.machineNumber, beifang.companyId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const rows = await world.asOwner('SELECT 1 FROM machines WHERE machine_number = $1 AND moved_at IS NULL', [
      laser3.machineNumber,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('and a case that is opened at the same moment exclude each other, at two processes as at one', async () => {
    const twin = await world.twin();
    const cookie = await world.staffCookieFor(mei);
    const at = (url: string) => (machineNumber: string, companyId: string) =>
      fetch(`${url}/api/desk/machines/${machineNumber}/moves`, {
        method: 'POST',
        headers: { cookie, origin: world.url, 'content-type': 'application/json' },
        body: JSON.stringify({ id: newId(), companyId, site: '二号车间' }),
      });
    const { machineNumber } = foreignLaser;
    for (let n = 0; n < 12; n++) {
      const json = caseBody({ by: heLi, machine: foreignLaser });
      const moving = at(n % 2 ? twin.url : world.url);
      const [opened, moved] = await Promise.all([
        n % 3 === 0
          ? world.asStaff(mei, '/api/desk/cases', { json: callerBody(machineNumber) })
          : world.asCustomer(heLi, '/api/cases', { json }),
        moving(machineNumber, huadong.companyId),
      ]);
      const rows = await world.asOwner<{ case_number: string; company_id: string }>(
        `SELECT c.case_number, c.company_id FROM cases c
         WHERE c.machine_number = $1 AND c.state NOT IN ('closed', 'stopped', 'merged')`,
        [machineNumber],
      );
      // Whoever wrote the call down after the move wrote it down for the new company.
      if (moved.status === 201) expect(rows.map((row) => row.company_id)).not.toContain(beifang.companyId);
      else expect([opened.status, rows.length]).toEqual([201, 1]);
      for (const row of rows)
        await world.asStaff(mei, `/api/desk/cases/${row.case_number}/stop`, {
          method: 'PUT',
          json: { reason: 'duplicate' },
        });
      if (moved.status === 201) expect((await move(machineNumber, beifang.companyId)).status).toBe(201);
    }
    await twin.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  bohai,
  frieda,
  huadong,
  jonas,
  linWei,
  mei,
  otto,
  press7,
  startService,
  type TestService,
} from '#testkit/service';

let world: TestService;
let teamId = '';
beforeAll(async () => {
  world = await startService();
  teamId = (await world.asStaff(otto, base('teams'))).body.teams.find(
    (one: { name: string }) => one.name === 'Field service',
  ).teamId;
});
afterAll(() => world.close());

const base = (path: string) => `/api/desk/administration/${path}`;
const put = (path: string, json: object, as = otto) => world.asStaff(as, path, { method: 'PUT', json });
const account = (more: object = {}) => ({
  name: '新同事',
  teamId,
  roles: ['engineer'],
  productLines: ['machine-tool'],
  areas: ['north'],
  ...more,
});
const invite = (login: string) => ({ login, tokenHash: 'ab'.repeat(32) });
const seesTheQueue = async (cookie: string) =>
  (await world.asStaff(null, '/api/desk/cases', { headers: { cookie } })).status;

describe('staff', () => {
  it('are added, changed and invited by an administrator; the list says what they are restricted to', async () => {
    const staffId = newId();
    expect((await put(base(`staff/${staffId}`), account())).body).toMatchObject({
      staffId,
      areas: ['north'],
      login: null,
    });
    expect((await put(base(`staff/${staffId}/invite`), invite('new.one'))).status).toBe(204);
    await put(base(`staff/${staffId}`), account({ areas: ['all'], roles: ['engineer', 'planner'] }));
    const { staff } = (await world.asStaff(otto, base('staff'))).body;
    expect(staff.find((one: { staffId: string }) => one.staffId === staffId)).toMatchObject({
      login: 'new.one',
      team: 'Field service',
      roles: ['engineer', 'planner'],
      areas: ['all'],
      leftAt: null,
    });
    expect((await put(base(`staff/${newId()}/invite`), invite('nobody'))).body.code).toBe('not-found');
    expect((await put(base(`staff/${jonas.staffId}/invite`), invite('new.one'))).body.code).toBe('login-name-taken');
  });

  it('cannot be given an area or team that does not exist, and are no business of the front line', async () => {
    const write = (more: object, as = otto) => put(base(`staff/${newId()}`), account(more), as);
    expect((await write({ areas: ['atlantis'] })).body.fields).toEqual({ areas: 'unknown' });
    expect((await write({ teamId: newId() })).body.fields).toEqual({ teamId: 'unknown' });
    expect((await write({ roles: [] })).body.code).toBe('input');
    expect((await write({}, mei)).body.code).toBe('not-allowed');
  });

  it('lose every session at once when they leave or get a new way in', async () => {
    for (const end of [
      () => put(base(`staff/${bohai.staffId}/departure`), {}),
      () => put(base(`staff/${bohai.staffId}/invite`), invite('bo.hai')),
    ]) {
      await world.asOwner('UPDATE staff_members SET left_at = NULL WHERE staff_id = $1', [bohai.staffId]);
      const cookies = [await world.staffCookieFor(bohai), await world.staffCookieFor(bohai)];
      expect(await Promise.all(cookies.map(seesTheQueue))).toEqual([200, 200]);
      expect((await end()).status).toBe(204);
      expect(await Promise.all(cookies.map(seesTheQueue))).toEqual([401, 401]);
    }
  });

  it('cannot end themselves or give up the administration, so that somebody is left who can', async () => {
    expect((await put(base(`staff/${otto.staffId}/departure`), {})).body.code).toBe('not-allowed');
    expect((await put(base(`staff/${otto.staffId}`), account())).body.code).toBe('not-allowed');
    // A new way in shuts the old one: an only administrator without the link would shut out everybody.
    expect((await put(base(`staff/${otto.staffId}/invite`), invite('otto.neu'))).body.code).toBe('not-allowed');
    expect((await world.asStaff(otto, base('staff'))).status).toBe(200);
  });
});

describe('the privacy office', () => {
  it('is given by another administrator, never to oneself', async () => {
    const own = (await world.asStaff(otto, base('staff'))).body.staff.find(
      (one: { staffId: string }) => one.staffId === otto.staffId,
    );
    const { name, roles, productLines, areas } = own;
    const wish = (more: string[], as = otto) =>
      put(
        base(`staff/${otto.staffId}`),
        { name, teamId: own.teamId, roles: [...roles, ...more], productLines, areas },
        as,
      );
    expect((await wish(['privacy-officer'])).body.code).toBe('not-allowed');
    expect((await wish([])).status).toBe(200);
    await world.asOwner(
      "UPDATE staff_members SET roles = roles || '{administrator}', areas = '{all}' WHERE staff_id = $1",
      [bohai.staffId],
    );
    expect((await wish(['privacy-officer'], bohai)).body.roles).toContain('privacy-officer');
    // Whoever has it may keep it while something else changes.
    expect((await wish(['privacy-officer'])).status).toBe(200);
    await world.asOwner(
      "UPDATE staff_members SET roles = array_remove(roles, 'administrator'), areas = '{north}' WHERE staff_id = $1",
      [bohai.staffId],
    );
    expect((await wish([])).body.roles).toEqual(roles);
  });
});

describe('teams and areas', () => {
  it('a team that is narrowed narrows everybody in it, at once', async () => {
    const seen = async () => (await world.asStaff(jonas, '/api/desk/machines')).body.machines.length;
    const team = { name: 'Field service', productLines: ['machine-tool', 'laser'], areas: ['all'] };
    expect(await seen()).toBe(1);
    expect((await put(base(`teams/${teamId}`), { ...team, areas: ['south'] })).status).toBe(200);
    expect(await seen()).toBe(0);
    await put(base(`teams/${teamId}`), team);
    expect(await seen()).toBe(1);
    expect((await put(base(`teams/${newId()}`), team)).body.fields).toEqual({ name: 'taken' });
  });

  it('an area is added with the regions of addresses in it, changed, and shares no region with another', async () => {
    const name = { zh: '海外', en: 'Overseas', de: 'Übersee' };
    const areas = async () => (await world.asStaff(otto, base('teams'))).body.areas;
    expect((await put(base('areas/far-away'), { name, regions: ['Bayern', 'Baden-Württemberg'] })).status).toBe(204);
    expect((await areas()).at(-1)).toMatchObject({ area: 'far-away', name, regions: ['Bayern', 'Baden-Württemberg'] });
    expect((await put(base('areas/far-away'), { name, regions: ['jiangsu '] })).body.fields).toEqual({
      regions: 'taken',
    });
    expect((await put(base('areas/far-away'), { name, regions: ['Hessen'] })).status).toBe(204);
    expect((await areas()).filter((each: { area: string }) => each.area === 'far-away')).toMatchObject([
      { regions: ['Hessen'] },
    ]);
    expect((await put(base('areas/all'), { name, regions: [] })).status).toBe(400);
    expect((await put(base('areas/far-away'), { name, regions: [] }, mei)).body.code).toBe('not-allowed');
    await world.asOwner("DELETE FROM areas WHERE area = 'far-away'");
  });

  it('a company moves with its machines and cases, and a case opened afterwards lies there too', async () => {
    const { caseNumber } = await world.openCase();
    const read = (as: typeof mei) => world.asStaff(as, `/api/desk/cases/${caseNumber}`);
    await put(base(`staff/${bohai.staffId}/invite`), invite('bo.hai'));
    expect((await read(bohai)).body.code).toBe('case-not-found');
    const move = (area: string, as = otto) => put(base(`companies/${huadong.companyId}/area`), { area }, as);
    expect((await move('north')).status).toBe(204);
    expect((await read(bohai)).body).toMatchObject({ caseNumber, area: 'north' });
    const later = await world.openCase({ by: linWei, machine: press7 });
    expect((await world.asStaff(bohai, `/api/desk/cases/${later.caseNumber}`)).status).toBe(200);
    expect((await move('atlantis')).body.fields).toEqual({ area: 'unknown' });
    expect((await move('east', bohai)).body.code).toBe('not-allowed');
    await move('east');
  });
});

describe('reply templates', () => {
  const templateId = newId();
  const template = {
    name: '收到',
    productLines: ['laser'],
    texts: { zh: '{caseNumber} 已收到。', en: null, de: null },
  };

  it('are read by the desk for one product line, and written by administrators alone', async () => {
    const path = `/api/desk/reply-templates/${templateId}`;
    expect((await put(path, template)).body).toMatchObject(template);
    expect((await put(path, template, mei)).body.code).toBe('not-allowed');
    const read = async (line: string) =>
      (await world.asStaff(mei, `/api/desk/reply-templates?productLine=${line}`)).body.templates;
    expect(await read('laser')).toMatchObject([{ templateId, ...template }]);
    expect(await read('machine-tool')).toEqual([]);
    await world.asStaff(otto, path, { method: 'DELETE' });
    expect(await read('laser')).toEqual([]);
  });

  it('are refused with a word in braces that nobody fills in, without any text, and under a name that is taken', async () => {
    const write = (more: object, id = newId()) => put(`/api/desk/reply-templates/${id}`, { ...template, ...more });
    expect((await write({ texts: { ...template.texts, en: 'Case {number}' } })).body.code).toBe('input');
    expect((await write({ texts: { zh: null, en: null, de: null } })).body.code).toBe('input');
    expect((await write({})).status).toBe(200);
    expect((await write({})).body.fields).toEqual({ name: 'taken' });
  });
});

describe('the system page', () => {
  it('shows what is measured: health, disk, clocks, and nothing of jobs before the worker has spoken', async () => {
    const { body } = await world.asStaff(otto, base('system'));
    expect(body).toMatchObject({ queues: [], failedJobs: [], health: [{ name: 'database', isUp: true }, {}, {}] });
    expect(body.disk.freeBytes).toBeGreaterThan(0);
    expect(body.build).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('says what an installation for real people still lacks, until it has it', async () => {
    const lacking = async () => (await world.asStaff(otto, base('system'))).body.lacking;
    expect(await lacking()).toEqual(['operator-profile', 'second-administrator']);
    const offices = (roles: string, staffId: string) =>
      world.asOwner('UPDATE staff_members SET roles = $1 WHERE staff_id = $2', [roles, staffId]);
    await offices('{engineer,administrator}', bohai.staffId);
    await offices('{engineer}', frieda.staffId);
    expect(await lacking()).toEqual(['operator-profile', 'privacy-officer']);
    await world.asOwner('UPDATE staff_members SET left_at = now() WHERE staff_id = $1', [bohai.staffId]);
    expect(await lacking()).toEqual(['operator-profile', 'privacy-officer', 'second-administrator']);
  });

  it('has a failed job tried again by the worker, and knows no other', async () => {
    const jobId = newId();
    await world.asOwner(`INSERT INTO failed_jobs VALUES ($1, 'report-jobs', now(), 'Error')`, [jobId]);
    expect((await world.asStaff(otto, base('system'))).body.failedJobs).toMatchObject([{ jobId, fault: 'Error' }]);
    expect((await put(base(`failed-jobs/${jobId}/retry`), {})).status).toBe(204);
    expect((await put(base(`failed-jobs/${newId()}/retry`), {})).body.code).toBe('not-found');
    expect(await world.asOwner(`SELECT body FROM outbox_events WHERE kind = 'JobRetryAsked'`)).toEqual([
      { body: { queue: 'report-jobs', jobId } },
    ]);
  });
});

describe('the audit log', () => {
  const search = async (filters: Record<string, string>, as = otto) =>
    (await world.asStaff(as, `/api/desk/audit-entries?${new URLSearchParams(filters)}`)).body.entries;

  it('is searched by act, by the number it is about, by person and by time', async () => {
    const { caseNumber } = await world.openCase();
    const other = await world.openCase();
    for (const number of [caseNumber, other.caseNumber]) await world.asStaff(mei, `/api/desk/cases/${number}`);
    const found = await search({ about: caseNumber, what: 'read a case' });
    expect(found).toMatchObject([{ what: 'read a case', about: { caseNumber } }]);
    expect(await search({ about: caseNumber, actor: otto.staffId })).toEqual([]);
    const now = world.clock.now();
    expect(await search({ about: caseNumber, from: new Date(now.getTime() + 1000).toISOString() })).toEqual([]);
    expect(await search({ about: caseNumber, to: now.toISOString() })).toEqual([]);
    expect(await search({ about: caseNumber, from: now.toISOString() })).not.toEqual([]);
    expect(await search({ what: 'no such act' })).toEqual([]);
  });
});

describe('two administrators who end each other at the same moment', () => {
  const other = newId();
  const demote = (staffId: string, by: string) =>
    world.asStaff({ staffId: by }, base(`staff/${staffId}`), { method: 'PUT', json: account() });

  it('are one after the other, so that one is left', async () => {
    const [{ roles: before }] = (await world.asOwner<{ roles: string[] }>(
      'SELECT roles FROM staff_members WHERE staff_id = $1',
      [otto.staffId],
    )) as [{ roles: string[] }];
    for (let round = 0; round < 4; round++) {
      await put(base(`staff/${other}`), account({ roles: ['administrator'] }));
      const [one, two] = await Promise.all([demote(other, otto.staffId), demote(otto.staffId, other)]);
      expect([one.status, two.status].sort()).toEqual([200, 403]);
      await world.asOwner('UPDATE staff_members SET roles = $2 WHERE staff_id = $1', [otto.staffId, before]);
    }
  });
});

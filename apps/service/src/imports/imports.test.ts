import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { bohai, huadong, linWei, mei, otto, press7, startService, type TestService } from '#testkit/service';
import { goodRows, importsOf, machineHeader, numberOf } from './imports.fixture.ts';

let world: TestService;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  world = await startService();
  imports = importsOf(world);
});
afterAll(async () => {
  await imports.worker.close();
  await world.close();
});

const csv = (...rows: readonly (readonly string[])[]) => Buffer.from(rows.map((row) => `${row.join(',')}\n`).join(''));
const machinesCsv = (rows: readonly (readonly string[])[]) => csv(machineHeader, ...rows);
const machine = async (number: string) =>
  (
    await world.asOwner<{ site: string; model: string }>('SELECT * FROM machines WHERE machine_number = $1', [number])
  )[0];
const reasons = async (importId: string) =>
  (await imports.refusals(importId)).map(({ line, reason }) => [line, reason]);
const count = async (table: string) =>
  (await world.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;
const undo = async (importId: string) => {
  await imports.put(importId, 'undo');
  await imports.run('carry-on-imports');
  return imports.read(importId);
};

describe('a dry run', () => {
  it('judges every row and writes nothing', async () => {
    const importId = newId();
    const sent = await imports.send(importId, 'machines', 'a.csv', machinesCsv(goodRows(3)));
    expect(sent).toMatchObject({ status: 201, body: { state: 'uploaded', format: 'csv', by: otto.name } });
    const { reading, mapping } = sent.body;
    expect(Object.keys(mapping)).toHaveLength(8);
    const before = await count('machines');
    expect((await imports.put(importId, 'check', { reading, mapping })).body.state).toBe('checking');
    await imports.run('carry-on-imports');
    expect(await imports.read(importId)).toMatchObject({ state: 'checked', created: 3, refused: 0 });
    expect([await count('machines'), await count('import_effects')]).toEqual([before, 0]);
  });

  it('starts only when each needed field has a column, and a run only after a dry run', async () => {
    const importId = newId();
    const { body } = await imports.send(importId, 'machines', 'a.csv', csv(['A', 'B'], ['1', '2']));
    expect((await imports.put(importId, 'run')).body).toMatchObject({ code: 'import-state', status: 409 });
    const refused = await imports.put(importId, 'check', { reading: body.reading, mapping: { machineNumber: 0 } });
    expect(refused.body).toMatchObject({
      code: 'import-columns',
      fields: { customerNumber: 'missing', model: 'missing' },
    });
    expect((await imports.put(importId, 'undo')).body.code).toBe('import-state');
  });

  it('refuses what is no table, and says so before anything is kept', async () => {
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    expect((await imports.send(newId(), 'machines', 'a.png', picture)).body.code).toBe('file-type');
    expect((await imports.send(newId(), 'machines', 'a.xlsx', Buffer.from('ffd8ffe001', 'hex'))).body.code).toBe(
      'file-type',
    );
    expect((await imports.send(newId(), 'machines', 'a.csv', machinesCsv([]))).body.code).toBe('file-without-rows');
    expect((await imports.send(newId(), 'machines', 'a.csv', Buffer.alloc(0))).body.code).toBe('file-broken');
    expect((await imports.send(newId(), 'machines', 'a.xlsx', Buffer.from('PK\u0003\u0004broken'))).status).toBe(422);
    expect((await imports.send(newId(), 'machines', 'a.csv', Buffer.alloc(21 * 1024 * 1024, 'a'))).status).toBe(413);
    expect((await imports.send(newId(), 'machines', 'a.csv', machinesCsv([]), mei)).body.code).toBe('not-allowed');
  });

  it('is asked for twice with one file: the second time nothing is made anew', async () => {
    const importId = newId();
    const file = machinesCsv(goodRows(1));
    expect((await imports.send(importId, 'machines', 'a.csv', file)).status).toBe(201);
    expect((await imports.send(importId, 'machines', 'a.csv', file)).status).toBe(200);
    expect((await imports.send(importId, 'companies', 'a.csv', file)).body.code).toBe('id-taken');
  });
});

describe('a run', () => {
  it('that is stopped in the middle goes on where it was, by whichever worker comes next, and does no row twice', async () => {
    const importId = newId();
    const rows = goodRows(1_700);
    const { body } = await imports.send(importId, 'machines', 'a.csv', machinesCsv(rows));
    await imports.put(importId, 'check', { reading: body.reading, mapping: body.mapping });
    await imports.run('carry-on-imports');
    await imports.put(importId, 'run');
    // A worker that is closing ends after the batch at hand, as one that is killed leaves its last batch undone.
    const dying = imports.open();
    const work = imports.run('carry-on-imports', dying).catch(() => {});
    await dying.close();
    await work;
    const { rowsDone, state } = await imports.read(importId);
    expect([state, rowsDone % 500, rowsDone < 1_700]).toEqual(['running', 0, true]);
    await Promise.all([imports.run('carry-on-imports'), imports.run('carry-on-imports')]);
    expect(await imports.read(importId)).toMatchObject({ state: 'done', rowsDone: 1_700, created: 1_700, refused: 0 });
    expect(await count(`machines WHERE machine_number LIKE 'A%N%'`)).toBe(1_700);
    expect(await undo(importId)).toMatchObject({ state: 'undone', takenBack: 1_700, kept: 0 });
    expect(await count(`machines WHERE machine_number LIKE 'A%N%'`)).toBe(0);
  });

  it('that fails every time stands in nobody’s way: those behind it go on', async () => {
    const [broken, good] = [newId(), newId()];
    for (const importId of [broken, good]) {
      const { reading, mapping } = (await imports.send(importId, 'machines', 'a.csv', machinesCsv(goodRows(2)))).body;
      await imports.put(importId, 'check', { reading, mapping });
      world.clock.advance(1_000);
    }
    await world.asOwner(`UPDATE imports SET reading = 'null' WHERE import_id = $1`, [broken]);
    await expect(imports.run('carry-on-imports')).rejects.toThrow();
    expect((await imports.read(good)).state).toBe('checked');
    await world.asOwner(`DELETE FROM imports WHERE import_id = $1`, [broken]);
  });

  it('changes what is there, leaves what is empty, and undo sets it back', async () => {
    await imports.whole(newId(), 'machines', 'a.csv', machinesCsv(goodRows(2)));
    const [one, other] = [numberOf(0), numberOf(1)];
    const importId = newId();
    const file = csv(
      ['machine no', 'customer no', 'type', 'site'],
      [one, '410001', 'trubend 5130', '新车间'],
      [other, '410001', 'TruBend 5130', ''],
    );
    expect(await imports.whole(importId, 'machines', 'b.csv', file)).toMatchObject({
      created: 0,
      changed: 1,
      unchanged: 1,
    });
    expect(await machine(one)).toMatchObject({ site: '新车间', model: 'TruBend 5130' });
    expect(await undo(importId)).toMatchObject({ takenBack: 1, kept: 0 });
    expect(await machine(one)).toMatchObject({ site: '二号车间 0 区' });
  });

  it('is taken back only where nobody changed anything since and nothing belongs to it, told row by row', async () => {
    const importId = newId();
    const rows = goodRows(6).map((row, at) => [numberOf(100 + at), ...row.slice(1)]);
    await imports.whole(importId, 'machines', 'a.csv', machinesCsv(rows));
    await world.asOwner(`UPDATE machines SET site = 'umgezogen' WHERE machine_number = $1`, [numberOf(101)]);
    const { machine_id: machineId } = (await machine(numberOf(103))) as unknown as { machine_id: string };
    const cast = {
      company: huadong,
      machineId,
      machineNumber: numberOf(103),
      productLine: 'machine-tool',
      model: 'x',
    } as const;
    await world.openCase({ by: linWei, machine: cast });
    expect(await undo(importId)).toMatchObject({ state: 'undone', takenBack: 4, kept: 2 });
    expect(await reasons(importId)).toEqual([
      [3, 'changed-since'],
      [5, 'in-use'],
    ]);
    expect(await machine(numberOf(100))).toBeUndefined();
    expect(await machine(numberOf(101))).toMatchObject({ site: 'umgezogen' });
    expect(await machine(numberOf(103))).toBeDefined();
  });

  it('brings companies, then their machines of a new model, then contracts; each is judged by who sent it', async () => {
    const companies = csv(
      ['Kundennummer', 'Firmenname', 'Ort', 'Region', 'Land'],
      ['420001', '南方钣金有限公司', '佛山', '广东省', '中国'],
      ['420002', 'Blechwerk Beispiel GmbH', 'Ulm', 'Baden-Württemberg', 'Deutschland'],
      ['420003', 'Nirgendwo', 'Ulm', '', 'Atlantis'],
    );
    const importId = newId();
    expect(await imports.whole(importId, 'companies', 'f.csv', companies)).toMatchObject({ created: 2, refused: 1 });
    expect(await reasons(importId)).toEqual([[4, 'country-region-unknown']]);
    const areas = await world.asOwner(
      `SELECT area FROM companies WHERE customer_number LIKE '42%' ORDER BY customer_number`,
    );
    expect(areas).toEqual([{ area: 'south' }, { area: 'outside' }]);

    const machines = csv(
      ['Maschinennummer', 'Kundennummer', 'Modell', 'Produktlinie'],
      ['F0001F0001', '420001', 'TruNeu 1', 'Laser'],
    );
    expect(await imports.whole(newId(), 'machines', 'm.csv', machines)).toMatchObject({ created: 0, refused: 1 });
    const accepted = await imports.whole(newId(), 'machines', 'm.csv', machines, { newModels: true });
    expect(accepted).toMatchObject({ created: 1, refused: 0 });

    const contracts = csv(
      ['合同编号', '设备编号', '服务级别', '开始', '结束'],
      ['SV-1', 'F0001F0001', '高级', '2026-01-01', '2027年12月31日'],
      ['SV-2', 'F0001F0001', '金牌', '2026-01-01', '2027-12-31'],
      ['SV-3', 'F0001F0001', '基础', '2028-01-01', '2027-12-31'],
      ['SV-4', 'F9999F9999', '基础', '2026-01-01', '2027-12-31'],
    );
    const contractsId = newId();
    expect(await imports.whole(contractsId, 'service-contracts', 'v.csv', contracts)).toMatchObject({
      created: 1,
      refused: 3,
    });
    expect(await reasons(contractsId)).toEqual([
      [3, 'level-unknown'],
      [4, 'dates-swapped'],
      [5, 'machine-unknown'],
    ]);
    expect(await imports.whole(newId(), 'service-contracts', 'v.csv', contracts)).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 1,
    });
    expect(await undo(importId)).toMatchObject({ takenBack: 1, kept: 1 });
  });

  it('brings no machines and contracts to a company that is leaving, and does once it stays after all', async () => {
    const departure = `/api/desk/companies/${huadong.companyId}/departure`;
    const contracts = csv(
      ['合同编号', '设备编号', '服务级别', '开始', '结束'],
      ['SV-90', press7.machineNumber, '高级', '2026-01-01', '2026-12-31'],
    );
    const row = goodRows(91).slice(90);
    const send = async (kind: 'machines' | 'service-contracts', file: Buffer) => {
      const importId = newId();
      const { created } = await imports.whole(importId, kind, 'l.csv', file);
      return { created, reasons: await reasons(importId) };
    };
    expect((await world.asStaff(mei, departure, { method: 'PUT', json: {} })).status).toBe(204);
    const leaving = { created: 0, reasons: [[2, 'company-leaving']] };
    expect(await send('machines', machinesCsv(row))).toEqual(leaving);
    expect(await send('service-contracts', contracts)).toEqual(leaving);
    expect((await world.asStaff(mei, departure, { method: 'DELETE' })).status).toBe(204);
    expect(await send('machines', machinesCsv(row))).toEqual({ created: 1, reasons: [] });
    expect(await send('service-contracts', contracts)).toEqual({ created: 1, reasons: [] });
  });

  it('goes no further than the product lines and areas of who sent the file', async () => {
    await world.asOwner(`UPDATE staff_members SET roles = '{administrator}' WHERE staff_id = $1`, [bohai.staffId]);
    const importId = newId();
    const { body } = await imports.send(importId, 'machines', 'a.csv', machinesCsv(goodRows(1)), bohai);
    await imports.put(importId, 'check', { reading: body.reading, mapping: body.mapping }, bohai);
    await imports.run('carry-on-imports');
    expect(await reasons(importId)).toEqual([[2, 'area-not-yours']]);
  });

  it('is read, run and taken back by nobody with less: it would write beyond what they see', async () => {
    const importId = newId();
    await imports.whole(importId, 'machines', 'a.csv', machinesCsv(goodRows(1)));
    const by = (rest: string) => world.asStaff(bohai, `/api/desk/imports${rest}`);
    for (const rest of ['', '/preview', '/refusals', '/refusals-file?language=zh'])
      expect((await by(`/${importId}${rest}`)).body.code).toBe('import-not-found');
    for (const what of ['run', 'undo', 'check']) {
      const json = what === 'check' ? { reading: (await imports.read(importId)).reading, mapping: {} } : {};
      expect((await imports.put(importId, what, json, bohai)).body.code).toBe('import-not-found');
    }
    const listed = (await by('')).body.imports.map((one: { importId: string }) => one.importId);
    expect(listed).not.toContain(importId);
    expect((await imports.read(importId)).state).toBe('done');
  });
});

describe('refused rows', () => {
  const file = machinesCsv([
    [numberOf(900), '410001', 'TruBend 5130', '机床', '=1+1', '', '', ''],
    [numberOf(901), '499999', 'TruBend 5130', '机床', '二号车间', '', '', ''],
  ]);

  it('come as a file in the reader’s language that can be put right, imported again, and runs nothing', async () => {
    const importId = newId();
    await imports.whole(importId, 'machines', 'a.csv', file);
    const text = async (language: string) =>
      (await world.asStaff(otto, `/api/desk/imports/${importId}/refusals-file?language=${language}`)).text;
    const zh = (await text('zh')).split('\r\n');
    expect(zh[0]).toBe(`行,列,字段,原因,${machineHeader.join(',')}`);
    expect(zh[1]).toBe(
      `2,E,地点,以 = + - @ 开头或为公式，请改为纯文本,${numberOf(900)},410001,TruBend 5130,机床,'=1+1,,,`,
    );
    expect((await text('de')).split('\r\n')[2]).toContain(
      '3;B;Kundennummer;"Keine Firma hat diese Kundennummer; zuerst',
    );
  });

  it('S3.2 go with the file after 30 days, and with what undo needs; the line stays', async () => {
    const importId = newId();
    await imports.whole(importId, 'machines', 'a.csv', file);
    world.clock.advance(30 * 86_400_000 + 1);
    expect((await imports.put(importId, 'undo')).body.code).toBe('file-not-found');
    await imports.run('drop-old-imports');
    await imports.run('drop-old-imports');
    expect(await imports.read(importId)).toMatchObject({ state: 'done', refused: 2, keptUntil: null });
    expect([await count('import_refusals'), await count('import_effects')]).toEqual([0, 0]);
    world.clock.advance(3 * 366 * 86_400_000);
    await imports.run('drop-old-imports');
    expect(await count('imports')).toBe(0);
  });
});

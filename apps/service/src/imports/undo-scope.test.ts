import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { bohai, huadong, otto, startService, type TestService } from '#testkit/service';
import { goodRows, importsOf, machineHeader, numberOf } from './imports.fixture.ts';

let world: TestService;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  world = await startService();
  imports = importsOf(world);
  await world.asOwner(`UPDATE staff_members SET roles = '{administrator}' WHERE staff_id = $1`, [bohai.staffId]);
});
afterAll(async () => {
  await imports.worker.close();
  await world.close();
});
beforeEach(() => move(huadong.companyId, 'north'));

const csv = (...rows: readonly (readonly string[])[]) => Buffer.from(rows.map((row) => `${row.join(',')}\n`).join(''));
const move = async (companyId: string, area: string) => {
  const path = `/api/desk/administration/companies/${companyId}/area`;
  expect((await world.asStaff(otto, path, { method: 'PUT', json: { area } })).status).toBe(204);
};
const undo = async (importId: string, by = bohai) => {
  await imports.put(importId, 'undo', {}, by);
  await imports.run('carry-on-imports');
  const { state, takenBack, kept } = await imports.read(importId);
  const why = (await imports.refusals(importId)).map(({ line, reason }) => [line, reason]);
  return { state, takenBack, kept, why };
};
const rows = async (table: string, column: string, value: string) =>
  (await world.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [value]))[0]!.n;

/** Companies of the north by somebody of the north; answers their ids by number. */
async function companies(numbers: readonly string[]) {
  const importId = newId();
  const file = csv(
    ['Kundennummer', 'Firmenname', 'Ort', 'Region', 'Land'],
    ...numbers.map((number) => [number, `北方 ${number}`, '北京', '北京市', '中国']),
  );
  expect(await imports.whole(importId, 'companies', 'f.csv', file, { by: bohai })).toMatchObject({
    created: numbers.length,
  });
  const found = await world.asOwner<{ company_id: string }>(
    'SELECT company_id FROM companies WHERE customer_number = ANY ($1) ORDER BY customer_number',
    [numbers],
  );
  return { importId, ids: found.map(({ company_id }) => company_id) };
}

describe('an import that is taken back by somebody restricted to an area', () => {
  it('leaves companies that were moved out of it since, and says so of each row; the others go', async () => {
    const { importId, ids } = await companies(['430001', '430002']);
    await move(ids[0]!, 'south');
    expect(await undo(importId)).toEqual({ state: 'undone', takenBack: 1, kept: 1, why: [[2, 'out-of-scope']] });
    expect(await rows('companies', 'customer_number', '430001')).toBe(1);
    expect(await rows('companies', 'customer_number', '430002')).toBe(0);
    const file = await world.asStaff(bohai, `/api/desk/imports/${importId}/refusals-file?language=de`);
    expect(file.text).toContain('Liegt jetzt in einem Gebiet');
  });

  it('leaves machines and contracts of such a company, as they were written', async () => {
    const [machinesId, contractsId, laterId] = [newId(), newId(), newId()];
    const row = [numberOf(300), ...goodRows(1)[0]!.slice(1)];
    await imports.whole(machinesId, 'machines', 'm.csv', csv(machineHeader, row), { by: bohai });
    const contracts = csv(
      ['合同编号', '设备编号', '服务级别', '开始', '结束'],
      ['SV-N', numberOf(300), '高级', '2026-01-01', '2027-12-31'],
    );
    await imports.whole(contractsId, 'service-contracts', 'v.csv', contracts, { by: bohai });
    const moved = [...row.slice(0, 4), '三号车间', ...row.slice(5)];
    expect(await imports.whole(laterId, 'machines', 'n.csv', csv(machineHeader, moved), { by: bohai })).toMatchObject({
      changed: 1,
    });
    await move(huadong.companyId, 'east');
    for (const importId of [laterId, contractsId, machinesId])
      expect(await undo(importId)).toEqual({ state: 'undone', takenBack: 0, kept: 1, why: [[2, 'out-of-scope']] });
    expect(await rows('machines', 'site', '三号车间')).toBe(1);
    expect(await rows('service_contracts', 'contract_number', 'SV-N')).toBe(1);
  });

  it('leaves what became of a product line that is not theirs', async () => {
    const importId = newId();
    const row = [numberOf(301), ...goodRows(1)[0]!.slice(1)];
    await imports.whole(importId, 'machines', 'm.csv', csv(machineHeader, row), { by: bohai });
    const lines = (words: string) =>
      world.asOwner('UPDATE staff_members SET product_lines = $2 WHERE staff_id = $1', [bohai.staffId, words]);
    await world.asOwner("UPDATE imports SET product_lines = '{laser}' WHERE import_id = $1", [importId]);
    await lines('{laser}');
    expect(await undo(importId)).toMatchObject({ takenBack: 0, why: [[2, 'out-of-scope']] });
    await lines('{machine-tool,laser}');
    expect(await rows('machines', 'machine_number', numberOf(301))).toBe(1);
  });

  it('takes back what stayed: companies, machines and contracts', async () => {
    const { importId } = await companies(['430003']);
    expect(await undo(importId)).toMatchObject({ takenBack: 1, kept: 0, why: [] });
    const [machinesId, contractsId] = [newId(), newId()];
    const row = [numberOf(302), ...goodRows(1)[0]!.slice(1)];
    await imports.whole(machinesId, 'machines', 'm.csv', csv(machineHeader, row), { by: bohai });
    const contracts = csv(
      ['合同编号', '设备编号', '服务级别', '开始', '结束'],
      ['SV-S', numberOf(302), '高级', '2026-01-01', '2027-12-31'],
    );
    await imports.whole(contractsId, 'service-contracts', 'v.csv', contracts, { by: bohai });
    for (const each of [contractsId, machinesId])
      expect(await undo(each)).toMatchObject({ state: 'undone', takenBack: 1, kept: 0 });
  });
});

describe('an import that is taken back by somebody who works for more than who sent it', () => {
  it('goes with what was moved since: it is theirs', async () => {
    const { importId, ids } = await companies(['430004']);
    await move(ids[0]!, 'south');
    expect(await undo(importId, otto)).toMatchObject({ state: 'undone', takenBack: 1, kept: 0 });
    expect(await rows('companies', 'customer_number', '430004')).toBe(0);
  });
});

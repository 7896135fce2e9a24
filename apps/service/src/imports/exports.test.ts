import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { frieda, huadong, jonas, linWei, mei, otto, press7, startService, type TestService } from '#testkit/service';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const asBytes = async (by: typeof otto, path: string) => {
  const response = await fetch(`${world.url}${path}`, { headers: { cookie: await world.staffCookieFor(by) } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const entries = async (what: string) =>
  (
    await world.asOwner<{ payload: { subjects: string[] } }>('SELECT payload FROM audit_entries WHERE what = $1', [
      what,
    ])
  ).map(({ payload }) => payload.subjects);

const hostile = ['=HYPERLINK("http://example.com";"x")', '+1+1', '-2', '@SUM(A1)', '\t=1', '＝1+1'];

/** Machines of 华东 that the desk sees, so many that a list needs several pages. */
async function addMachines(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const number = `E0000E${String(at).padStart(4, '0')}`;
    const machineId = newId();
    await world.asOwner(
      `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, area)
       VALUES ($1, $2, $3, 'machine-tool', 'TruBend 5130', $4, 'east')`,
      [huadong.companyId, machineId, number, hostile[at] ?? `一号车间 "${at}", 东`],
    );
    await world.asOwner(
      `INSERT INTO machine_registry (company_id, machine_id, machine_number, product_line, area)
       VALUES ($1, $2, $3, 'machine-tool', 'east')`,
      [huadong.companyId, machineId, number],
    );
  }
}

describe('a list taken along as a file', () => {
  it('as CSV has every page of the list, in the language asked for, and no cell that a program would run', async () => {
    await addMachines(120);
    const { status, headers, bytes } = await asBytes(
      otto,
      '/api/desk/exports/machines?format=csv&language=zh&words=E0000E',
    );
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('设备.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.subarray(3).toString('utf8').split('\r\n');
    expect(lines[0]).toBe('设备编号,客户编号,公司,型号,产品线,地点,交付日期,保修至,软件版本,未结束案例,最严重程度');
    expect(lines).toHaveLength(1 + 120 + 1);
    const siteOf = (line: string) => /^[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,("(?:[^"]|"")*"|[^,]*)/.exec(line)![1]!;
    for (const [at, text] of hostile.entries()) {
      const site = siteOf(lines[at + 1]!)
        .replace(/^"|"$/g, '')
        .replaceAll('""', '"');
      expect(site).toBe(`'${text}`);
    }
    expect(siteOf(lines[100]!)).toBe('"一号车间 ""99"", 东"');
    expect(await entries('exported machines')).toHaveLength(3);
  });

  it('as CSV in German has semicolons, and an apostrophe before nothing that is harmless', async () => {
    const { bytes } = await asBytes(
      otto,
      `/api/desk/exports/companies?format=csv&language=de&words=${encodeURIComponent('华东')}`,
    );
    expect(bytes.subarray(3).toString('utf8')).toBe(
      `Kundennummer;Firmenname;Ort;Land/Region;Maschinen;Mitglieder;Offene Fälle\r\n410001;${huadong.name};太仓;CN;122;4;0\r\n`,
    );
  });

  it('as XLSX is read by another library: texts are texts, numbers are numbers, nothing is a formula', async () => {
    const { bytes, headers } = await asBytes(otto, '/api/desk/exports/machines?format=xlsx&language=en&words=E0000E');
    expect(headers.get('content-type')).toContain('spreadsheetml');
    const rows = await readSheet(bytes);
    expect(rows).toHaveLength(121);
    expect(rows[0]!.slice(0, 3)).toEqual(['Machine number', 'Customer number', 'Company']);
    for (const [at, text] of hostile.entries()) expect(rows[at + 1]![5]).toBe(text.trim());
    expect(rows[1]![9]).toBe(0);
    expect(rows[1]![1]).toBe('410001');
    expect(bytes.includes('<f>')).toBe(false);
  });

  it('holds what the same filters show to the same person, and names the persons on its pages', async () => {
    await world.openCase({ description: '=cmd|calc' });
    const mine = await asBytes(mei, '/api/desk/exports/cases?format=csv&language=en&state=open');
    expect(mine.bytes.toString('utf8')).toContain(`'=cmd|calc`);
    expect(await entries('exported cases')).toEqual([expect.arrayContaining([linWei.personId])]);
    const lasers = await asBytes(mei, '/api/desk/exports/cases?format=csv&language=en&productLine=laser');
    expect(lasers.bytes.toString('utf8').split('\r\n')).toHaveLength(2);
    const ofJonas = await asBytes(jonas, '/api/desk/exports/machines?format=csv&language=en');
    expect(ofJonas.bytes.toString('utf8')).toContain(press7.machineNumber);
    expect(ofJonas.bytes.toString('utf8')).not.toContain('L0640E0077');
  });

  it('is refused to whoever may not see the list, and for a format that is none', async () => {
    expect((await asBytes(frieda, '/api/desk/exports/machines?format=csv&language=en')).status).toBe(403);
    expect((await asBytes(jonas, '/api/desk/exports/audit-entries?format=csv&language=en')).status).toBe(403);
    expect((await asBytes(frieda, '/api/desk/exports/audit-entries?format=csv&language=en')).status).toBe(200);
    expect((await asBytes(otto, '/api/desk/exports/machines?format=xls&language=en')).status).toBe(400);
    const missing = await asBytes(otto, `/api/desk/exports/companies/${newId()}?format=csv&language=en`);
    expect(missing.status).toBe(404);
  });

  it('keeps two lists of one answer apart, each behind the right of its page', async () => {
    const textOf = async (by: typeof otto, list: string) => {
      const { status, bytes } = await asBytes(by, `/api/desk/exports/administration/${list}?format=csv&language=en`);
      return { status, lines: bytes.subarray(3).toString('utf8').split('\r\n') };
    };
    const [teams, areas] = [await textOf(otto, 'teams'), await textOf(otto, 'areas')];
    expect(teams.lines[0]).toBe('Team,Product lines,Areas,People');
    expect(areas.lines[0]).toBe('Word,Chinese name,English name,German name,Regions of addresses,Companies');
    expect(areas.lines.some((line) => line.startsWith('east,'))).toBe(true);
    expect(teams.lines.some((line) => line.startsWith('east,'))).toBe(false);
    for (const list of ['teams', 'areas', 'staff']) expect((await textOf(mei, list)).status, list).toBe(403);
  });
});

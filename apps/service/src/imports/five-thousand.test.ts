import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { newId } from '#platform/ids';
import { beifang, startService, type TestService } from '#testkit/service';
import { gb18030, goodRows, importsOf, machineHeader, numberOf } from './imports.fixture.ts';

let world: TestService;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  world = await startService();
  imports = importsOf(world);
  for (let at = 0; at < 7; at++) {
    const machine = [beifang.companyId, newId(), `B0001F000${at}`];
    await world.asOwner(
      `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, area)
       VALUES ($1, $2, $3, 'machine-tool', 'TruBend 5170', '一厂', 'north')`,
      machine,
    );
    await world.asOwner(
      `INSERT INTO machine_registry (company_id, machine_id, machine_number, product_line, area)
       VALUES ($1, $2, $3, 'machine-tool', 'north')`,
      machine,
    );
  }
});
afterAll(async () => {
  await imports.worker.close();
  await world.close();
});

const [number, customer, model, line, site, delivered, warranty, software] = [0, 1, 2, 3, 4, 5, 6, 7];

/** What is done to a row to make it bad, by the reason it must be refused for. */
const faults: Record<string, (row: string[], at: number) => void> = {
  'twice-in-file': (row) => (row[number] = numberOf(0)),
  'other-company': (row, at) => (row[number] = `B0001F000${at % 7}`),
  formula: (row) => (row[site] = '=HYPERLINK("http://example.com","一号车间")'),
  'model-unknown': (row, at) => (row[model] = `TruNix ${at}`),
  'date-wrong': (row, at) =>
    (row[delivered] = ['2021-02-30', '03/04/2021', '昨天', '2021-13-01', '1021-01-01'][at % 5]!),
  missing: (row) => (row[customer] = ''),
  'company-unknown': (row) => (row[customer] = '499999'),
  'too-long': (row) => (row[software] = '7'.repeat(41)),
  'control-characters': (row) => (row[site] = '一号\t车间'),
  'dates-swapped': (row) => (row[warranty] = '2020-01-01'),
};
const fieldOf: Record<string, string> = {
  'twice-in-file': 'machineNumber',
  'other-company': 'machineNumber',
  formula: 'site',
  'model-unknown': 'model',
  'date-wrong': 'deliveredOn',
  missing: 'customerNumber',
  'company-unknown': 'customerNumber',
  'too-long': 'softwareVersion',
  'control-characters': 'site',
  'dates-swapped': 'warrantyUntil',
  'wrong-bytes': 'site',
  merged: 'site',
};

const step = 97;

/** 5,000 rows of which 50 are bad: each of ten kinds of fault five times. */
function rowsWithFaults(kinds: readonly string[]) {
  const rows = goodRows(5_000);
  const expected: { line: number; reason: string; field: string }[] = [];
  for (let at = 0; at < 50; at++) {
    const reason = kinds[at % 10]!;
    const place = 11 + at * step;
    faults[reason]?.(rows[place]!, at);
    expected.push({ line: place + 2, reason, field: fieldOf[reason]! });
  }
  return { rows, expected };
}

const told = (refusals: { line: number; reason: string; field: string | null }[]) =>
  refusals.map(({ line: at, reason, field }) => ({ line: at, reason, field }));

const machinesThere = async () =>
  (await world.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM machines WHERE model = 'TruBend 5130'`))[0]!.n;

const forget = () =>
  world.asOwner(`WITH gone AS (DELETE FROM machine_registry WHERE machine_number LIKE 'A%N%' RETURNING machine_id)
    DELETE FROM machines WHERE machine_id IN (SELECT machine_id FROM gone)`);

// Each plays two whole imports, with a process for each reading.
describe('5,000 machines, 50 of them bad in ten ways', { timeout: 60_000 }, () => {
  it('as GB18030 with semicolons: exactly those 50 are told, the others are there, and once more changes nothing', async () => {
    const kinds = [...Object.keys(faults).filter((kind) => kind !== 'dates-swapped'), 'wrong-bytes'];
    const { rows, expected } = rowsWithFaults(kinds);
    const lines = [machineHeader, ...rows].map((row) =>
      gb18030(
        `${row
          .map((cell) => cell.replaceAll('"', '""'))
          .map((cell) => (/["]/.test(cell) ? `"${cell}"` : cell))
          .join(';')}\r\n`,
      ),
    );
    for (const { line: at, reason } of expected)
      if (reason === 'wrong-bytes') {
        const bytes = lines[at - 1]!;
        // The first byte of a pair without its second: the semicolon behind it is still a semicolon.
        const place = bytes.indexOf(gb18030('区'));
        lines[at - 1] = Buffer.concat([bytes.subarray(0, place), Buffer.of(0xc7), bytes.subarray(place + 2)]);
      }
    const before = await machinesThere();
    const importId = newId();
    const done = await imports.whole(importId, 'machines', '设备.csv', Buffer.concat(lines));
    expect(done).toMatchObject({ state: 'done', rows: 5_000, created: 4_950, changed: 0, unchanged: 0, refused: 50 });
    expect(done.reading).toEqual({ encoding: 'gb18030', delimiter: ';', sheet: null });
    expect(told(await imports.refusals(importId))).toEqual(expected);
    expect(await machinesThere()).toBe(before + 4_950);
    const again = await imports.whole(newId(), 'machines', '设备.csv', Buffer.concat(lines));
    expect(again).toMatchObject({ state: 'done', created: 0, changed: 0, unchanged: 4_950, refused: 50 });
    await forget();
  });

  it('as XLSX: exactly those 50 are told, and without the 50 there is nothing to tell', async () => {
    const kinds = Object.keys(faults);
    const { rows, expected } = rowsWithFaults(kinds);
    const cellOf = (text: string, at: number): SheetData[number][number] => {
      if (text.startsWith('=')) return { value: text.slice(1), type: 'Formula' };
      if (at === delivered && /^\d{4}-\d\d-\d\d$/.test(text) && text === '2021-03-15')
        return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' };
      return at === customer && text !== '' ? { value: Number(text), type: Number } : { value: text, type: String };
    };
    const sheet = (all: readonly string[][]) =>
      writeXlsxFile([machineHeader.map((word) => ({ value: word })), ...all.map((row) => row.map(cellOf))]).toBuffer();
    const importId = newId();
    const done = await imports.whole(importId, 'machines', '设备.xlsx', await sheet(rows));
    expect(done).toMatchObject({ state: 'done', rows: 5_000, created: 4_950, refused: 50 });
    expect(told(await imports.refusals(importId))).toEqual(expected);
    const fine = await imports.whole(newId(), 'machines', '设备.xlsx', await sheet(goodRows(5_000)));
    expect(fine).toMatchObject({ state: 'done', created: 50, unchanged: 4_950, refused: 0 });
    expect(line).toBe(3);
  });
});

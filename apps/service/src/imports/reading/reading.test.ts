import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { csvLine, xlsxOf } from '#platform/tables';
import { gb18030 } from '../imports.fixture.ts';
import type { Row } from './cells.ts';
import { csvRows } from './csv.ts';
import { guessMapping } from './guess.ts';
import { readingOf, rowsOf, Unreadable } from './index.ts';
import { Zip } from './xlsx/book.ts';

const texts = (rows: Iterable<Row>) => [...rows].map(({ line, cells }) => [line, ...cells.map(({ text }) => text)]);
const csv = (text: string, delimiter: ',' | ';' | '\t' = ',') => texts(csvRows(Buffer.from(text), 'utf-8', delimiter));
const xlsx = async (bytes: Buffer, sheet: string | null = null) => {
  const rows: Row[] = [];
  const reading = { encoding: null, delimiter: null, sheet };
  for await (const row of rowsOf({ format: 'xlsx', bytes }, reading)) rows.push(row);
  return rows;
};
const book = (data: SheetData) => writeXlsxFile(data).toBuffer();

const collect = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** A workbook from the XML of its one sheet, for what no writer would write. */
async function bookOf(sheet: string, workbook = '<sheet name="S" sheetId="1" r:id="a"/>'): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { compressionLevel: 1 });
  add('xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${workbook}</sheets></workbook>`);
  add(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  add('xl/worksheets/sheet1.xml', sheet);
  zip.end();
  return collect(zip.outputStream as unknown as AsyncIterable<Buffer>);
}

describe('a CSV', () => {
  it('is parted as RFC 4180 says, lines counted as an editor counts them', () => {
    expect(csv('a,b\r\n"1, 2","3 ""x"""\r\n\r\n"x\ny",z\nlast,')).toEqual([
      [1, 'a', 'b'],
      [2, '1, 2', '3 "x"'],
      [4, 'x\ny', 'z'],
      [6, 'last', ''],
    ]);
    expect(csv('\ufeffa;b\rc;d', ';')).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ]);
  });

  it('of any texts written by our own writer is read back as it was', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\u0000', ''));
    const row = fc.array(cell, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',' as const, ';' as const),
        (rows, delimiter) => {
          const text = rows.map((cells) => csvLine(['k', ...cells], delimiter)).join('');
          const back = [...csvRows(Buffer.from(text), 'utf-8', delimiter)].map(({ cells }) =>
            cells.slice(1).map((one) => one.text),
          );
          expect(back.map((cells) => cells.map((one) => one.replace(/^'/, '')))).toEqual(
            rows.map((cells) => cells.map((one) => one.replace(/^'/, ''))),
          );
        },
      ),
    );
  });

  it('with a wrong byte loses that cell and nothing else, with an open quote the row and what follows', () => {
    const bytes = Buffer.concat([gb18030('编号;地点\n1;'), Buffer.of(0xff), gb18030(';x\n2;太仓\n')]);
    const rows = [...csvRows(bytes, 'gb18030', ';')];
    expect(rows.map(({ cells }) => cells.map((cell) => ('wrong' in cell ? cell.wrong : cell.text)))).toEqual([
      ['编号', '地点'],
      ['1', 'wrong-bytes', 'x'],
      ['2', '太仓'],
    ]);
    const open = [...csvRows(Buffer.from('a,b\n1,2\n3,"open\n4,5\n'), 'utf-8', ',')];
    expect(open.map(({ line, wrong }) => [line, wrong])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'quote-open'],
    ]);
  });

  it('says itself how it is best read', async () => {
    const read = async (bytes: Buffer) => (await readingOf({ format: 'csv', bytes }, {})).reading;
    const line = '设备编号;客户编号,内部;型号\n';
    expect(await read(gb18030(line))).toMatchObject({ encoding: 'gb18030', delimiter: ';' });
    expect(await read(Buffer.from(line))).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
    expect(await read(Buffer.from('a\tb\tc\n'))).toMatchObject({ encoding: 'utf-8', delimiter: '\t' });
    expect(await read(Buffer.from('Maschinennummer,Ort\nA,Köln\n', 'latin1'))).toMatchObject({ delimiter: ',' });
  });
});

describe('an XLSX', () => {
  it('gives texts as texts, days as days and numbers with the zeros that are shown', async () => {
    const rows = await xlsx(
      await book([
        [
          { value: '0071', type: String },
          { value: 71, type: Number, format: '0000' },
          { value: 10027, type: Number },
        ],
        [
          { value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
          { value: 0.1 + 0.2, type: Number },
          { value: true, type: Boolean },
        ],
      ]),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      [{ text: '0071' }, { text: '0071' }, { text: '10027' }],
      [{ day: '2024-02-29', text: '2024-02-29' }, { text: '0.3' }, { text: 'TRUE' }],
    ]);
  });

  it('tells what must not be taken as it looks: formulas, also shared ones, errors, merged cells, rounded numbers', async () => {
    const sheet = `<worksheet><sheetData>
      <row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">1+1</f><v>2</v></c><c r="B2" t="e"><v>#REF!</v></c></row>
      <row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c><c r="B3"><v>12345678901234567</v></c></row>
      <row r="5"><c r="A5" t="inlineStr"><is><t>一</t></is></c><c r="B5"/><c r="C5" t="str"><v>x</v></c></row>
      </sheetData><mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells></worksheet>`;
    const rows = await xlsx(await bookOf(sheet));
    const said = rows.map(({ line, cells }) => [
      line,
      ...cells.map((cell) => ('wrong' in cell ? cell.wrong : cell.text)),
    ]);
    expect(said).toEqual([
      [2, 'formula', 'error-value'],
      [3, 'formula', 'number-rounded'],
      [5, '一', 'merged', 'x'],
    ]);
  });

  it('written by us is read back, hidden sheets are not offered, and readings above characters are no text', async () => {
    async function* pages() {
      yield [['设备', '=1+1', 5] as const, [null, 'a\nb', '😀'] as const];
    }
    const bytes = await collect(xlsxOf('一/二', pages()));
    expect((await xlsx(bytes)).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['设备', '=1+1', '5'],
      ['', 'a\nb', '😀'],
    ]);
    const hidden = '<sheet name="H" state="hidden" sheetId="1" r:id="a"/><sheet name="S" sheetId="2" r:id="a"/>';
    const ruby =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>东</t><rPh><t>dong</t></rPh></is></c></row></sheetData></worksheet>';
    const file = { format: 'xlsx', bytes: await bookOf(ruby, hidden) } as const;
    expect((await readingOf(file, {})).sheets).toEqual(['S']);
    expect((await xlsx(file.bytes))[0]!.cells).toEqual([{ text: '东' }]);
  });

  it('whose cell names a column that no sheet has is a row with a cell too many, not one of a billion', async () => {
    const row = `<row r="1"><c><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="ZZZZZZZ2"><v>2</v></c></row>`;
    const [, { cells }] = (await xlsx(await bookOf(`<worksheet><sheetData>${row}</sheetData></worksheet>`))) as [
      Row,
      Row,
    ];
    expect([cells[0], cells.at(-1), cells.length]).toEqual([{ text: '1' }, { text: '2' }, 1_001]);
  });

  it('whose rows count upwards is read, and one with a row twice, out of order or beyond every sheet is broken', async () => {
    const sheet = (...rows: string[]) =>
      bookOf(
        `<worksheet><sheetData>${rows.map((r) => `<row ${r}><c><v>1</v></c></row>`).join('')}</sheetData></worksheet>`,
      );
    const lines = async (...rows: string[]) => (await xlsx(await sheet(...rows))).map(({ line }) => line);
    expect(await lines('r="1"', 'r="7"', '', 'r="1048576"')).toEqual([1, 7, 8, 1_048_576]);
    for (const wrong of ['r="1"', 'r="0"', 'r="-4"', 'r="1.5"', 'r="99999999999"', 'r="x"'])
      await expect(lines('r="1"', wrong), wrong).rejects.toThrow(new Unreadable('file-broken'));
  });

  it('that unzips to more than it may, defines entities, or lacks its sheet is refused', async () => {
    const row = `<row><c t="inlineStr"><is><t>${'A'.repeat(30_000)}</t></is></c></row>`;
    const bomb = await bookOf(`<worksheet><sheetData>${row.repeat(100)}</sheetData></worksheet>`);
    expect(bomb.length).toBeLessThan(50_000);
    const opened = (limit: number) =>
      Zip.open(bomb, limit).then((zip) => zip.readWhole('xl/worksheets/sheet1.xml', {}));
    await expect(opened(4_000_000)).resolves.toBeUndefined();
    await expect(opened(2_000_000)).rejects.toMatchObject({ failure: 'file-too-large' });
    // The zip says that it unzips to ten bytes.
    const place = bomb.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46;
    bomb.writeUInt32LE(10, place + 24);
    await expect(opened(4_000_000)).rejects.toMatchObject({ failure: 'file-broken' });
    const entities = await bookOf('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>');
    await expect(xlsx(entities)).rejects.toBeInstanceOf(Unreadable);
    await expect(xlsx(await bookOf('<worksheet/>'), 'T')).rejects.toMatchObject({ failure: 'sheet-missing' });
  });
});

describe('a hostile file', () => {
  const csvReading = { encoding: 'utf-8', delimiter: ',', sheet: null } as const;
  const read = async (format: 'csv' | 'xlsx', bytes: Buffer, limits?: Parameters<typeof rowsOf>[2]) => {
    let rows = 0;
    const reading = format === 'csv' ? csvReading : { encoding: null, delimiter: null, sheet: null };
    for await (const _ of rowsOf({ format, bytes }, reading, limits)) rows++;
    return rows;
  };
  const refused = { failure: 'file-too-large' };

  it('with a million columns is too large, as CSV and as XLSX, and one with a long row behind its header loses that row', async () => {
    const million = Buffer.from(`${'a,'.repeat(1_000_000)}\n`);
    await expect(read('csv', million)).rejects.toMatchObject(refused);
    const cells = '<c t="inlineStr"><is><t>a</t></is></c>'.repeat(1_000_000);
    const wide = await bookOf(`<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`);
    await expect(read('xlsx', wide)).rejects.toMatchObject(refused);
    expect(await read('csv', Buffer.concat([Buffer.from('a,b\n1,2\n'), million]))).toBe(3);
  });

  it('that unzips to gigabytes is refused with the memory of its own process, and this one stays as it is', async () => {
    const row = `<row><c t="inlineStr"><is><t>${'A'.repeat(30_000)}</t></is></c></row>`;
    const bomb = await bookOf(`<worksheet><sheetData>${row.repeat(12_000)}</sheetData></worksheet>`);
    const before = process.memoryUsage.rss();
    await expect(read('xlsx', bomb)).rejects.toMatchObject(refused);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('ends past the memory or the time that it may take, while the same file within them is read', async () => {
    const table = Buffer.from('a,b\n1,2\n'.repeat(20_000));
    expect(await read('csv', table)).toBe(40_000);
    await expect(read('csv', table, { memoryBytes: 1, patienceMs: 30_000 })).rejects.toMatchObject(refused);
    await expect(read('csv', table, { memoryBytes: 512 * 1024 * 1024, patienceMs: 1 })).rejects.toMatchObject(refused);
  });
});

describe('columns', () => {
  it('are guessed from header words in Chinese, English and German, each column once', () => {
    expect(guessMapping('machines', ['序列号', '客户号', '机型', '型号'])).toEqual({
      machineNumber: 0,
      customerNumber: 1,
      model: 2,
    });
    expect(guessMapping('machines', ['Serial No.', 'serial number', 'CUSTOMER_NO', 'Type'])).toMatchObject({
      machineNumber: 1,
      customerNumber: 2,
      model: 3,
    });
    expect(guessMapping('companies', ['KdNr.', 'Firma', 'PLZ', 'Ort', 'Land'])).toEqual({
      customerNumber: 0,
      name: 1,
      postcode: 2,
      city: 3,
      countryRegion: 4,
    });
    expect(guessMapping('service-contracts', ['x', 'y'])).toEqual({});
  });
});

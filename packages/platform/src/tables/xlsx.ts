import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { CellValue } from './csv.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Characters of one cell at most, as spreadsheet programs have it. */
const cellMax = 32_767;
/** Rows of one sheet at most, the header among them. */
const rowsMax = 1_048_576;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as XML may carry it: what XML 1.0 cannot say at all is left out. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

/** The name of a column: A, B, … AA. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

// Every text is said to be a text, so that no program takes it for a formula, a number or a day.
function cellOf(value: CellValue, place: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`;
  const text = String(value);
  const kept = text.length > cellMax ? `${text.slice(0, cellMax - 1)}…` : text;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(kept)}</t></is></c>`;
}

const rowOf = (row: readonly CellValue[], number: number): string =>
  `<row r="${number}">${row.map((value, at) => cellOf(value, `${letters(at)}${number}`)).join('')}</row>`;

async function* sheetXml(pages: AsyncIterable<readonly (readonly CellValue[])[]>): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  let rows = 0;
  for await (const page of pages) {
    const before = rows;
    rows += page.length;
    if (rows > rowsMax) throw new Error(`a sheet holds ${rowsMax} rows; CSV holds any number`);
    yield page.map((row, at) => rowOf(row, before + at + 1)).join('');
  }
  yield '</sheetData></worksheet>';
}

const parts = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xml(sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
});

/**
 * Writes a workbook of one sheet while its rows are still read; it breaks off when they do.
 * @param pages rows in the order they come, the header first
 */
export function xlsxOf(sheet: string, pages: AsyncIterable<readonly (readonly CellValue[])[]>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as unknown as Readable;
  for (const [name, text] of Object.entries(parts(sheet))) zip.addBuffer(Buffer.from(text), name);
  const rows = Readable.from(sheetXml(pages), { objectMode: false });
  rows.on('error', (error) => output.destroy(error));
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml');
  zip.end();
  return output;
}

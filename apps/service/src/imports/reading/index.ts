import { type ImportReading, importLimits } from '#contract';
import { type Row, Unreadable } from './cells.ts';
import { csvRows, guessDelimiter, guessEncoding } from './csv.ts';
import { sheetNames, xlsxRows } from './xlsx/index.ts';

export { type Cell, type Row, Unreadable } from './cells.ts';

/** A file whose kind of bytes is known. */
export interface ImportFile {
  readonly format: 'csv' | 'xlsx';
  readonly bytes: Buffer;
}

/** The first bytes of a zip, and so of an XLSX. */
export const looksLikeXlsx = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));

/** Whether bytes are no table at all: pictures, programs and old spreadsheets have zeros, CSV files have none. */
export const looksLikeBinary = (bytes: Buffer): boolean => bytes.subarray(0, 4096).includes(0);

/** Says how a file is read, guessing what was not asked for. @throws Unreadable */
export async function readingOf(file: ImportFile, asked: Partial<ImportReading>) {
  if (file.format === 'xlsx') {
    const sheets = await sheetNames(file.bytes);
    const sheet = asked.sheet && sheets.includes(asked.sheet) ? asked.sheet : sheets[0]!;
    return { reading: { encoding: null, delimiter: null, sheet } satisfies ImportReading, sheets };
  }
  const encoding = asked.encoding ?? guessEncoding(file.bytes);
  const delimiter = asked.delimiter ?? guessDelimiter(file.bytes, encoding);
  return { reading: { encoding, delimiter, sheet: null } satisfies ImportReading, sheets: [] };
}

/** Every row of a file, the header first. @throws Unreadable, also in the middle */
export async function* rowsOf(file: ImportFile, reading: ImportReading): AsyncGenerator<Row> {
  let count = 0;
  const rows =
    file.format === 'xlsx'
      ? xlsxRows(file.bytes, reading.sheet)
      : csvRows(file.bytes, reading.encoding ?? 'utf-8', reading.delimiter ?? ',');
  for await (const row of rows) {
    count++;
    if (count > importLimits.rows + 1) throw new Unreadable('too-many-rows');
    yield row;
  }
}

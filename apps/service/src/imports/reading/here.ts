import type { ImportReading } from '#contract';
import type { Row } from './cells.ts';
import { csvRows, guessDelimiter, guessEncoding } from './csv.ts';
import { sheetNames, xlsxRows } from './xlsx/index.ts';

// The reading's process loads this file and little else: it imports no shapes, which would take longer than most files.

/** A file whose kind of bytes is known. */
export interface ImportFile {
  readonly format: 'csv' | 'xlsx';
  readonly bytes: Buffer;
}

/** How a file is read, and the sheets there are. */
export interface Read {
  readonly reading: ImportReading;
  readonly sheets: string[];
}

/** Says how a file is read, guessing what was not asked for. @throws Unreadable */
export async function readingHere(file: ImportFile, asked: Partial<ImportReading>): Promise<Read> {
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
export const rowsHere = (file: ImportFile, reading: ImportReading): AsyncIterable<Row> | Iterable<Row> =>
  file.format === 'xlsx'
    ? xlsxRows(file.bytes, reading.sheet)
    : csvRows(file.bytes, reading.encoding ?? 'utf-8', reading.delimiter ?? ',');

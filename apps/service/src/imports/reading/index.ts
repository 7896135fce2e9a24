import { type ImportReading, importLimits } from '#contract';
import { columnsMax, type Row, Unreadable } from './cells.ts';
import type { ImportFile, Read } from './here.ts';
import { readingLimits } from './limits.ts';
import { piecesOf } from './process.ts';

export { type Cell, type Row, Unreadable } from './cells.ts';
export type { ImportFile } from './here.ts';

/** The first bytes of a zip, and so of an XLSX. */
export const looksLikeXlsx = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));

/** Whether bytes are no table at all: pictures, programs and old spreadsheets have zeros, CSV files have none. */
export const looksLikeBinary = (bytes: Buffer): boolean => bytes.subarray(0, 4096).includes(0);

/** Says how a file is read, guessing what was not asked for; in a process of its own. @throws Unreadable */
export async function readingOf(
  file: ImportFile,
  asked: Partial<ImportReading>,
  limits = readingLimits,
): Promise<Read> {
  for await (const piece of piecesOf(file, { reading: asked }, limits)) if ('reading' in piece) return piece.reading;
  throw new Unreadable('file-broken');
}

/** Every row of a file, the header first; read in a process of its own. @throws Unreadable, also in the middle */
export async function* rowsOf(file: ImportFile, reading: ImportReading, limits = readingLimits): AsyncGenerator<Row> {
  let count = 0;
  for await (const piece of piecesOf(file, { rows: reading }, limits)) {
    for (const row of 'rows' in piece ? piece.rows : []) {
      count++;
      if (count > importLimits.rows + 1) throw new Unreadable('too-many-rows');
      // A header of thousands of columns is no table that anybody maps.
      if (count === 1 && row.cells.length > columnsMax) throw new Unreadable('file-too-large');
      yield row;
    }
  }
}

import type { Zip } from './book.ts';

/** How a number of a cell is shown: as a day, with leading zeros, or as it is. */
export type NumberFormat = { readonly isDay: boolean; readonly digits: number };

const plain: NumberFormat = { isDay: false, digits: 0 };

/** Numbers of the formats that every spreadsheet program knows as days (ECMA-376 18.8.30). */
const isKnownDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

function formatOf(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').split(';')[0]!;
  if (/^0{2,}$/.test(bare)) return { isDay: false, digits: bare.length };
  return { isDay: /[yd]/i.test(bare), digits: 0 };
}

/** The format of each style that a cell can name. */
export async function numberFormats(zip: Zip): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (!zip.has('xl/styles.xml')) return formats;
  const own = new Map<number, NumberFormat>();
  let isInCells = false;
  await zip.readWhole('xl/styles.xml', {
    open(name, attributes) {
      if (name === 'cellXfs') isInCells = true;
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') own.set(id, formatOf(attributes.formatCode ?? ''));
      if (name === 'xf' && isInCells)
        formats.push(own.get(id) ?? (isKnownDay(id) ? { isDay: true, digits: 0 } : plain));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

const dayMs = 86_400_000;

/** The day a spreadsheet counts as this number; the year 1900 has a 29 February there. */
export function dayOf(serial: number, from1904: boolean): string | undefined {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * dayMs).toISOString().slice(0, 10);
}

/** A number as its cell shows it; undefined when the spreadsheet itself keeps no more than 15 of its digits. */
export function numberText(raw: string, digits: number): string | undefined {
  const value = Number(raw);
  if (!Number.isFinite(value)) return undefined;
  // What the file writes as 0.1 + 0.2 is shown as 0.3.
  const shown = String(Number(value.toPrecision(15)));
  if (/e/i.test(shown) || shown.replace(/\D/g, '').length > 15 || Math.abs(value) >= 1e15) return undefined;
  return /^\d+$/.test(shown) ? shown.padStart(digits, '0') : shown;
}

/** A value of a cell: texts are texts for ever, numbers may be reckoned with, null is nothing. */
export type CellValue = string | number | null;

// What a spreadsheet program takes for the beginning of a formula (OWASP, CSV injection), full-width forms included.
const runs = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A text that no program runs: an apostrophe stands before what would begin a formula. */
export const neutral = (text: string): string => (runs.test(text) ? `'${text}` : text);

function cellOf(value: CellValue, delimiter: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = neutral(value);
  return /["\r\n\t]/.test(text) || text.includes(delimiter) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** One line of a CSV (RFC 4180), with its line end. */
export const csvLine = (cells: readonly CellValue[], delimiter: string): string =>
  `${cells.map((cell) => cellOf(cell, delimiter)).join(delimiter)}\r\n`;

/** The mark by which spreadsheet programs know UTF-8. */
export const csvMark = '\ufeff';

/** What parts cells where a language's spreadsheet programs write numbers with a comma. */
export const csvDelimiter = (language: string): string => (language === 'de' ? ';' : ',');

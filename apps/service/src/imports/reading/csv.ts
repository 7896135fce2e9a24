import type { importDelimiters, importEncodings } from '#contract';
import { type Cell, columnsMax, isBlank, type Row } from './cells.ts';

/** How bytes become text. */
export type Encoding = (typeof importEncodings)[number];

/** What parts cells. */
export type Delimiter = (typeof importDelimiters)[number];

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

/** The mark some programs put before UTF-8. */
const hasMark = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function decoderOf(encoding: Encoding): (bytes: Buffer) => Cell {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lax = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => {
    try {
      return { text: strict.decode(bytes) };
    } catch {
      return { wrong: 'wrong-bytes', text: lax.decode(bytes) };
    }
  };
}

/** Where a cell ends, and its bytes without quotes. */
interface Found {
  readonly bytes: Buffer;
  readonly end: number;
  readonly lines: number;
  readonly isOpen: boolean;
}

/** A cell in quotes (RFC 4180): two quotes stand for one; what follows the last quote belongs to it. */
function quotedCell(bytes: Buffer, start: number, isEnd: (byte: number) => boolean): Found {
  const parts: Buffer[] = [];
  let [at, from, lines] = [start + 1, start + 1, 0];
  for (; at < bytes.length; at++) {
    if (bytes[at] === lineFeed) lines++;
    if (bytes[at] !== quote) continue;
    parts.push(bytes.subarray(from, at));
    if (bytes[at + 1] === quote) {
      at++;
      from = at;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && !isEnd(bytes[end]!)) end++;
    parts.push(bytes.subarray(at + 1, end));
    return { bytes: Buffer.concat(parts), end, lines, isOpen: false };
  }
  return { bytes: bytes.subarray(from, from + 200), end: bytes.length, lines, isOpen: true };
}

/**
 * Rows of a CSV. Cells are parted on the bytes and decoded one by one, so that one wrong byte spoils one cell and not
 * the file: in UTF-8 as in GB18030 neither delimiter, quote nor line end occurs inside another character.
 */
export function* csvRows(file: Buffer, encoding: Encoding, delimiter: Delimiter): Generator<Row> {
  const decode = decoderOf(encoding);
  const bytes = hasMark(file) ? file.subarray(3) : file;
  const parting = delimiter.charCodeAt(0);
  const isEnd = (byte: number) => byte === parting || byte === lineFeed || byte === carriageReturn;
  let [at, line] = [0, 1];
  while (at < bytes.length) {
    const cells: Cell[] = [];
    const startLine = line;
    let isOpen = false;
    for (;;) {
      const found = bytes[at] === quote ? quotedCell(bytes, at, isEnd) : plainCell(bytes, at, isEnd);
      if (cells.length <= columnsMax) cells.push(decode(found.bytes));
      line += found.lines;
      isOpen ||= found.isOpen;
      at = found.end;
      if (bytes[at] !== parting) break;
      at++;
    }
    if (bytes[at] === carriageReturn) at++;
    if (bytes[at] === lineFeed || bytes[at - 1] === carriageReturn) line++;
    if (bytes[at] === lineFeed) at++;
    const row: Row = { line: startLine, cells, ...(isOpen && { wrong: 'quote-open' as const }) };
    if (!isBlank(row)) yield row;
  }
}

function plainCell(bytes: Buffer, start: number, isEnd: (byte: number) => boolean): Found {
  let end = start;
  while (end < bytes.length && !isEnd(bytes[end]!)) end++;
  return { bytes: bytes.subarray(start, end), end, lines: 0, isOpen: false };
}

const headBytes = 64 * 1024;

/** Chinese characters that everyday texts use; a text decoded wrongly rarely has them side by side. */
function wrongBytes(file: Buffer, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(file.subarray(0, headBytes));
  return text.split('\ufffd').length - 1;
}

/** The encoding with the fewer bytes that make no sense; UTF-8 when both read equally well. */
export function guessEncoding(file: Buffer): Encoding {
  if (hasMark(file)) return 'utf-8';
  return wrongBytes(file, 'utf-8') <= wrongBytes(file, 'gb18030') ? 'utf-8' : 'gb18030';
}

/** The delimiter that parts the first line into the most cells. */
export function guessDelimiter(file: Buffer, encoding: Encoding): Delimiter {
  const head = file.subarray(0, headBytes);
  const cellsOf = (delimiter: Delimiter) => csvRows(head, encoding, delimiter).next().value?.cells.length ?? 0;
  const best = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, cells: cellsOf(delimiter) }));
  return best.reduce((one, other) => (other.cells > one.cells ? other : one)).delimiter;
}

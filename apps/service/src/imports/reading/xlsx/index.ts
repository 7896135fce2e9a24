import { type Cell, columnsMax, isBlank, type Row, Unreadable } from '../cells.ts';
import { type Reader, readBook, type Sheet, sharedTexts, Zip } from './book.ts';
import { dayOf, type NumberFormat, numberFormats, numberText } from './formats.ts';

/** What cells of a sheet need to be read. */
interface Ground {
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  /** `row:column` of cells that disappear under a merged one. */
  readonly covered: ReadonlySet<string>;
}

/** A cell while it is read. */
interface Draft {
  column: number;
  type: string;
  style: number;
  value: string;
  isFormula: boolean;
}

const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0);

function cellOf({ type, style, value, isFormula }: Draft, { texts, formats, from1904 }: Ground): Cell {
  // A formula is refused even where its last result is known: it may have been reckoned from other files or days ago.
  if (isFormula) return { wrong: 'formula', text: value };
  if (type === 's') return { text: texts[Number(value)] ?? '' };
  if (type === 'e') return { wrong: 'error-value', text: value };
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { day: value.slice(0, 10), text: value.slice(0, 10) };
  if (type === 'inlineStr' || type === 'str' || value === '') return { text: value };
  const format = formats[style];
  if (format?.isDay) {
    const day = dayOf(Number(value), from1904);
    return day ? { day, text: day } : { wrong: 'date-wrong', text: value };
  }
  const text = numberText(value, format?.digits ?? 0);
  return text === undefined ? { wrong: 'number-rounded', text: value } : { text };
}

const linesMax = 1_048_576;

/** The number of the row that comes after a line. @throws Unreadable for one that comes twice, or that no sheet has */
function lineAfter(line: number, said: string | undefined): number {
  const next = said === undefined ? line + 1 : Number(said);
  if (!(Number.isInteger(next) && next > line && next <= linesMax)) throw new Unreadable('file-broken');
  return next;
}

/** Collects rows while a sheet is read; lines are the sheet's own row numbers. */
function rowsReader(ground: Ground): { reader: Reader; take: () => Row[] } {
  let ready: Row[] = [];
  let [line, cells, draft]: [number, Cell[], Draft | undefined] = [0, [], undefined];
  let [takes, isReading] = [false, false];
  const finishCell = (done: Draft) => {
    // A reference can name a column that no sheet has; a row is never filled up to it.
    const place = Math.min(done.column, columnsMax);
    while (cells.length < place) cells.push(coveredOr(line, cells.length, { text: '' }, ground));
    cells[place] = coveredOr(line, place, cellOf(done, ground), ground);
  };
  const reader: Reader = {
    open(name, { r, t, s }) {
      if (name === 'row') [line, cells] = [lineAfter(line, r), []];
      else if (name === 'c') {
        const column = r ? columnOf(r) : cells.length;
        draft = { column, type: t ?? 'n', style: Number(s ?? 0), value: '', isFormula: false };
      } else if (name === 'f' && draft) draft.isFormula = true;
      if (name === 'rPh') isReading = true;
      takes = (name === 'v' || (name === 't' && !isReading)) && draft !== undefined;
    },
    text(piece) {
      if (takes && draft) draft.value += piece;
    },
    close(name) {
      takes = false;
      if (name === 'rPh') isReading = false;
      if (name === 'c' && draft) {
        finishCell(draft);
        draft = undefined;
      }
      if (name === 'row') ready.push({ line, cells });
    },
  };
  const take = () => {
    const rows = ready.filter((row) => !isBlank(row));
    ready = [];
    return rows;
  };
  return { reader, take };
}

const coveredOr = (line: number, column: number, cell: Cell, { covered }: Ground): Cell =>
  covered.has(`${line}:${column}`) ? { wrong: 'merged', text: cell.text } : cell;

const coveredMax = 100_000;

/** Cells under merged ones; they are told behind the rows, so the sheet is read once for them alone. */
async function coveredCells(zip: Zip, sheet: Sheet): Promise<Set<string>> {
  const covered = new Set<string>();
  await zip.readWhole(sheet.part, {
    open(name, { ref }) {
      if (name !== 'mergeCell' || !ref) return;
      const [from = '', to = from] = ref.split(':');
      for (let row = rowOf(from); row <= rowOf(to); row++)
        for (let column = columnOf(from); column <= columnOf(to); column++) {
          if (row !== rowOf(from) || column !== columnOf(from)) covered.add(`${row}:${column}`);
          if (covered.size > coveredMax) throw new Unreadable('file-too-large');
        }
    },
  });
  return covered;
}

/** Names of the sheets of a workbook. */
export async function sheetNames(file: Buffer): Promise<string[]> {
  return (await readBook(await Zip.open(file))).sheets.map(({ name }) => name);
}

/** Rows of one sheet, the first one when none is named. @throws Unreadable */
export async function* xlsxRows(file: Buffer, name: string | null): AsyncGenerator<Row> {
  const zip = await Zip.open(file);
  const { sheets, from1904 } = await readBook(zip);
  const sheet = name === null ? sheets[0] : sheets.find((one) => one.name === name);
  if (!sheet) throw new Unreadable('sheet-missing');
  const covered = await coveredCells(zip, sheet);
  const [texts, formats] = [await sharedTexts(zip), await numberFormats(zip)];
  const { reader, take } = rowsReader({ texts, formats, from1904, covered });
  yield* zip.read(sheet.part, reader, take);
}

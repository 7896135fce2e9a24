import { type ImportFieldName, type ImportMapping, type ImportRefusal, importFields } from '#contract';
import { type Given, kinds, textOf } from '../kinds/index.ts';
import type { ImportRow } from '../queries.ts';
import type { Cell, Row } from '../reading/index.ts';

/** A row after all that it says by itself: right, or refused. */
export type Judged =
  | { readonly line: number; readonly given: Given; readonly cells: Row['cells'] }
  | { readonly line: number; readonly refusal: ImportRefusal };

const shownMax = 60;

/** A cell as a list of refused rows can show it. */
const shown = (cell: Cell | undefined): string | null => {
  const text = cell?.text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]/gu, '·') ?? '';
  if (text === '') return null;
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
};

/** Makes the refusal of a row because of one of its cells. */
export function refusalOf(
  row: Pick<Row, 'line' | 'cells'>,
  mapping: ImportMapping,
  reason: ImportRefusal['reason'],
  field: ImportFieldName | null,
  otherLine: number | null = null,
): ImportRefusal {
  const column = field === null ? null : (mapping[field] ?? null);
  const value = column === null ? null : shown(row.cells[column]);
  return { line: row.line, field, column, reason, value, otherLine };
}

/** Reads a row by a mapping. The first thing that is wrong with it, in the order of the fields, is the one told. */
export function judgeRow(one: Pick<ImportRow, 'kind' | 'mapping'>, row: Row, columns: number): Judged {
  const { kind, mapping } = one;
  const refuse = (reason: ImportRefusal['reason'], field: ImportFieldName | null): Judged => ({
    line: row.line,
    refusal: refusalOf(row, mapping, reason, field),
  });
  if (row.wrong) return refuse(row.wrong, null);
  if (row.cells.slice(columns).some((cell) => cell.text.trim() !== '')) return refuse('too-many-cells', null);
  const given: Record<string, string> = {};
  for (const { name, max, isNeeded } of importFields[kind]) {
    const column = mapping[name];
    const cell = column === undefined ? undefined : row.cells[column];
    const text = textOf(cell, max);
    if (text === null) {
      if (isNeeded) return refuse('missing', name);
      continue;
    }
    const parsed = 'reason' in text ? text : (kinds[kind].parse[name]?.(text.value, cell!) ?? null);
    if (parsed === null) continue;
    if ('reason' in parsed) return refuse(parsed.reason, name);
    given[name] = parsed.value;
  }
  return { line: row.line, given, cells: row.cells };
}

/** Refuses the second and every later row with a number; a refused one keeps its number as well. */
export function refuseTwins(
  one: Pick<ImportRow, 'kind' | 'mapping'>,
  seen: Map<string, number>,
  judged: Judged,
): Judged {
  if ('refusal' in judged) return judged;
  const key = kinds[one.kind].keyOf(judged.given);
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, judged.line);
    return judged;
  }
  const field = importFields[one.kind][0]!.name;
  return { line: judged.line, refusal: refusalOf(judged, one.mapping, 'twice-in-file', field, before) };
}

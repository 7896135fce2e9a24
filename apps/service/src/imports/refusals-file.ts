import { type ImportRefusal, importFieldWords, importReasonIn, type Language } from '#contract';
import { csvDelimiter, csvLine, csvMark } from '#platform/tables';
import type { ImportRow } from './queries.ts';
import { type ImportFile, rowsOf, Unreadable } from './reading/index.ts';

const words = {
  zh: { line: '行', column: '列', field: '字段', reason: '原因', seeLine: (line: number) => `见第 ${line} 行` },
  en: {
    line: 'Line',
    column: 'Column',
    field: 'Field',
    reason: 'Reason',
    seeLine: (line: number) => `see line ${line}`,
  },
  de: {
    line: 'Zeile',
    column: 'Spalte',
    field: 'Feld',
    reason: 'Grund',
    seeLine: (line: number) => `siehe Zeile ${line}`,
  },
} as const satisfies Record<Language, unknown>;

/** A column as spreadsheets name it: A, B, … AA. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The reason in words. */
export function reasonIn(language: Language, refusal: ImportRefusal): string {
  const said = importReasonIn(language, refusal);
  return refusal.otherLine === null ? said : `${said} (${words[language].seeLine(refusal.otherLine)})`;
}

async function cellsOfLines(file: ImportFile, one: ImportRow, lines: ReadonlySet<number>) {
  const cells = new Map<number, string[]>();
  let header: string[] = [];
  try {
    for await (const row of rowsOf(file, one.reading)) {
      const texts = row.cells.map((cell) => cell.text);
      if (header.length === 0) header = texts;
      else if (lines.has(row.line)) cells.set(row.line, texts);
    }
  } catch (error) {
    // A file that breaks off still says what stands before.
    if (!(error instanceof Unreadable)) throw error;
  }
  return { header, cells };
}

/**
 * Refused rows as a CSV: line, column, field and reason, then the row as it came, so that it can be put right there and
 * imported again.
 */
export async function refusalsFile(
  language: Language,
  one: ImportRow,
  file: ImportFile,
  refusals: readonly ImportRefusal[],
): Promise<string> {
  const { header, cells } = await cellsOfLines(file, one, new Set(refusals.map(({ line }) => line)));
  const delimiter = csvDelimiter(language);
  const { line, column, field, reason } = words[language];
  const lines = refusals.map((refusal) =>
    csvLine(
      [
        refusal.line,
        refusal.column === null ? null : columnLetters(refusal.column),
        refusal.field === null ? null : importFieldWords[language][refusal.field],
        reasonIn(language, refusal),
        ...(cells.get(refusal.line) ?? []),
      ],
      delimiter,
    ),
  );
  return [csvMark, csvLine([line, column, field, reason, ...header], delimiter), ...lines].join('');
}

import type { ImportFailure, ImportReason } from '#contract';

/** A cell as a file holds it: a text, a day of a spreadsheet, or something that must not be taken as it looks. */
export type Cell =
  | { readonly text: string }
  | { readonly day: string; readonly text: string }
  | { readonly wrong: ImportReason; readonly text: string };

/** One row of a file; lines are counted as an editor or a spreadsheet shows them. */
export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Why the row as a whole cannot be used. */
  readonly wrong?: ImportReason;
}

/** Far more columns than an import takes: what stands beyond makes its row one with too many cells. */
export const columnsMax = 1_000;

/** A file cannot be read at all. */
export class Unreadable extends Error {
  readonly failure: ImportFailure;
  constructor(failure: ImportFailure, cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}

/** Whether nothing stands in a row; such rows are passed over. */
export const isBlank = ({ cells, wrong }: Row): boolean =>
  !wrong && cells.every((cell) => !('wrong' in cell) && cell.text.trim() === '');

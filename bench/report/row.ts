/** One line of the report: what was reached, beside its baseline and its lines. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly baseline: string;
  /** The figure that is held against the lines. */
  readonly figure: string;
  /** Lowest and highest of the rounds. */
  readonly spread?: string;
  readonly reach: string;
  readonly record: string;
  readonly verdict: Verdict;
  /** Day, and what else the machine did: its load average when the row was finished. */
  readonly taken?: string;
  /** Lines under the table: what was counted, what stands out. */
  readonly notes?: readonly string[];
}

/** `look`: printed for information, held against no line yet. */
export type Verdict = 'record' | 'reached' | 'below' | 'look';

/** Where a figure stands to its two lines; `more` when a larger one is better. */
export function verdictOf(figure: number, lines: { reach: number; record: number; better: 'more' | 'less' }): Verdict {
  const past = (line: number) => (lines.better === 'more' ? figure >= line : figure <= line);
  if (past(lines.record)) return 'record';
  return past(lines.reach) ? 'reached' : 'below';
}

/** A share as people write it. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

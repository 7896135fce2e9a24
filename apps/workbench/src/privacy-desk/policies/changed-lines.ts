/** A line of a comparison: in both texts, only in the new one, or only in the old one. */
export interface ComparedLine {
  readonly text: string;
  readonly is: 'same' | 'added' | 'removed';
}

/** How many steps a comparison may take before it shows the rest as removed and added as a whole. */
const stepsAtMost = 4_000_000;

/** Lines of two texts side by side, by their longest common part; empty lines are left out. */
export function changedLines(before: string, after: string): ComparedLine[] {
  const [old, now] = [before, after].map((text) => text.split('\n').filter((line) => line.trim() !== '')) as [
    string[],
    string[],
  ];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const same = (lines: string[]) => lines.map((text) => ({ text, is: 'same' as const }));
  return [
    ...same(now.slice(0, start)),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...same(end > 0 ? now.slice(-end) : []),
  ];
}

function between(old: string[], now: string[]): ComparedLine[] {
  const removed = (text: string): ComparedLine => ({ text, is: 'removed' });
  const added = (text: string): ComparedLine => ({ text, is: 'added' });
  if (old.length * now.length > stepsAtMost) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = now.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: ComparedLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      lines.push({ text: now[column]!, is: 'same' });
      row++;
      column++;
    } else if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1)))
      lines.push(removed(old[row++]!));
    else lines.push(added(now[column++]!));
  }
  return lines;
}

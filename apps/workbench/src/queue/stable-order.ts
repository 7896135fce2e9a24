/** A row as it is shown while the order is held. */
export interface HeldRow<Row> {
  row: Row;
  /** It no longer belongs to the list and stays only until the order is let go. */
  isGone: boolean;
}

/**
 * Keeps rows where they are under the cursor: known rows keep their place with their newest content, rows that left
 * stay dimmed, and new ones stand at the end until the order is let go. `news` counts what letting go would change.
 */
export function heldOrder<Row>(
  before: readonly Row[],
  now: readonly Row[],
  idOf: (row: Row) => string,
): { rows: HeldRow<Row>[]; news: number } {
  const fresh = new Map(now.map((row) => [idOf(row), row]));
  const known = new Set(before.map(idOf));
  const kept = before.map((row) => ({ row: fresh.get(idOf(row)) ?? row, isGone: !fresh.has(idOf(row)) }));
  const added = now.filter((row) => !known.has(idOf(row))).map((row) => ({ row, isGone: false }));
  const rows = [...kept, ...added];
  const stands = rows.filter(({ isGone }) => !isGone).map(({ row }) => idOf(row));
  const moved = now.filter((row, at) => idOf(row) !== stands[at]).length;
  return { rows, news: moved + kept.filter(({ isGone }) => isGone).length };
}

/**
 * Where a scan's coded pixels end: at the first marker that is no restart. Undefined where the file ends before, where
 * a restart comes unannounced or out of turn, or where there are no pixels between two markers.
 */
export function scanEnd(bytes: Buffer, from: number, hasRestarts: boolean): number | undefined {
  let [begun, turn] = [from, 0];
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1];
    if (next === 0) continue;
    if (next === undefined || at === begun) return undefined;
    if (next < 0xd0 || next > 0xd7) return at;
    if (!hasRestarts || next !== 0xd0 + turn) return undefined;
    [begun, turn] = [at + 2, (turn + 1) % 8];
  }
  return undefined;
}

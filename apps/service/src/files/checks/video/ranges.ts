/** Parts of a file, collected in any order. */
export class Ranges {
  private starts: number[] = [];
  private ends: number[] = [];

  /** How many parts there are; those that touch the one before count as one with it. */
  get count(): number {
    return this.starts.length;
  }

  add(start: number, end: number): void {
    if (end <= start) return;
    const last = this.ends.length - 1;
    if (last >= 0 && this.ends[last] === start) this.ends[last] = end;
    else {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Sorted, with what overlaps or touches made one. */
  merged(): { start: number; end: number }[] {
    const order = Uint32Array.from(this.starts.keys()).sort((a, b) => this.starts[a]! - this.starts[b]!);
    const merged: { start: number; end: number }[] = [];
    for (const at of order) {
      const [start, end] = [this.starts[at]!, this.ends[at]!];
      const last = merged.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged;
  }
}

/**
 * What of `areas` none of `kept` covers; both sorted. Undefined when something kept lies outside of the areas: a file
 * that says so is not what it seems.
 */
export function gapsIn(
  areas: readonly { start: number; end: number }[],
  kept: readonly { start: number; end: number }[],
): { start: number; end: number }[] | undefined {
  const gaps: { start: number; end: number }[] = [];
  let next = 0;
  for (const area of areas) {
    let at = area.start;
    for (; next < kept.length && kept[next]!.start < area.end; next++) {
      const { start, end } = kept[next]!;
      if (start < at || end > area.end) return undefined;
      if (start > at) gaps.push({ start: at, end: start });
      at = end;
    }
    if (at < area.end) gaps.push({ start: at, end: area.end });
  }
  return next === kept.length ? gaps : undefined;
}

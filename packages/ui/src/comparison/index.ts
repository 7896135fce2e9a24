/** A stretch of a changed paragraph. */
export interface Piece {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A paragraph of two texts laid beside each other; of a changed one, what of it changed. */
export type ComparedLine =
  | { readonly is: 'same' | 'added' | 'removed'; readonly text: string }
  | { readonly is: 'changed'; readonly pieces: readonly Piece[] };

/** Share of a paragraph that must be the same words for it to count as changed, and not as another one. */
const alike = 0.4;

type Step<T> = { readonly is: Piece['is']; readonly item: T };

/** The longest way through both lists that keeps what they share, in order. */
function steps<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const width = after.length + 1;
  // How much is shared from here to the ends; filled from the ends.
  const shared = new Uint32Array((before.length + 1) * width);
  for (let a = before.length - 1; a >= 0; a--)
    for (let b = after.length - 1; b >= 0; b--)
      shared[a * width + b] =
        before[a] === after[b]
          ? shared[(a + 1) * width + b + 1]! + 1
          : Math.max(shared[(a + 1) * width + b]!, shared[a * width + b + 1]!);
  const found: Step<T>[] = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    if (a < before.length && b < after.length && before[a] === after[b]) {
      found.push({ is: 'same', item: before[a++]! });
      b++;
    } else if (
      a < before.length &&
      (b === after.length || shared[(a + 1) * width + b]! >= shared[a * width + b + 1]!)
    ) {
      found.push({ is: 'removed', item: before[a++]! });
    } else found.push({ is: 'added', item: after[b++]! });
  }
  return found;
}

/** Words with the space behind them, and single Chinese letters. */
const wordsOf = (text: string): string[] => text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];

/** Pieces of the same kind that stand beside each other become one. */
function joined(found: readonly Step<string>[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { is, item } of found) {
    const last = pieces.at(-1);
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + item };
    else pieces.push({ is, text: item });
  }
  return pieces;
}

/** A removed and an added paragraph as one changed paragraph, when enough of their words are the same. */
function changed(removed: string, added: string): ComparedLine | undefined {
  const [before, after] = [wordsOf(removed), wordsOf(added)];
  const found = steps(before, after);
  const same = found.filter(({ is }) => is === 'same').length;
  return same >= alike * Math.max(before.length, after.length) ? { is: 'changed', pieces: joined(found) } : undefined;
}

/** What stands between two paragraphs that are the same: paragraphs alike are laid beside each other, in order. */
function gapLines(removed: readonly string[], added: readonly string[]): ComparedLine[] {
  const lines: ComparedLine[] = [];
  let from = 0;
  for (const text of removed) {
    const at = added.findIndex((other, index) => index >= from && changed(text, other));
    if (at < 0) lines.push({ is: 'removed', text });
    else {
      lines.push(...added.slice(from, at).map((other) => ({ is: 'added', text: other }) as const));
      lines.push(changed(text, added[at]!)!);
      from = at + 1;
    }
  }
  return [...lines, ...added.slice(from).map((text) => ({ is: 'added', text }) as const)];
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Compares two texts paragraph by paragraph, and inside a changed paragraph word by word; a line is a paragraph. */
export function compareTexts(before: string, after: string): ComparedLine[] {
  const lines: ComparedLine[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const close = () => {
    lines.push(...gapLines(removed, added));
    [removed, added] = [[], []];
  };
  for (const { is, item } of steps(linesOf(before), linesOf(after))) {
    if (is === 'removed') removed.push(item);
    else if (is === 'added') added.push(item);
    else {
      close();
      lines.push({ is: 'same', text: item });
    }
  }
  close();
  return lines;
}

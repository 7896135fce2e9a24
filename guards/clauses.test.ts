import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source/files.ts';
import { treeOf, walk } from './source/syntax.ts';

interface Clause {
  readonly id: string;
  readonly says: string;
  readonly state: 'built' | 'open';
  /** What an open clause waits for, where part of it is built. */
  readonly missing?: string;
}

const { openAtMost, clauses } = JSON.parse(readFileSync('docs/clauses.json', 'utf8')) as {
  openAtMost: number;
  clauses: Clause[];
};

/** Clauses that may be open now. Only ever lowered: by whoever builds one, here and in docs/clauses.json. */
const openNow = 24;

/** How many clauses each part of the policy has; a clause that is lost from the list is found by its number. */
const parts: Record<string, [from: number, to: number]> = {
  S0: [1, 3],
  S1: [1, 2],
  S2: [1, 9],
  S3: [1, 2],
  S4: [1, 2],
  S5: [1, 4],
  S6: [1, 6],
  S7: [1, 12],
  S8: [1, 2],
};

const clauseIds = (text: string) => text.match(/\bS[0-8]\.\d{1,2}\b/g) ?? [];

/** Clause ids in the titles of tests: the first text of `it`, `test`, `describe` and their variants. */
function titledClauses(): Map<string, string[]> {
  const titled = new Map<string, string[]>();
  for (const file of sourceFiles().filter(({ path }) => /\.(test|story)\.tsx?$/.test(path)))
    walk(treeOf(file), (node) => {
      if (node.type !== 'CallExpression') return;
      const title = (node.arguments as { type: string; start: number; end: number }[])[0];
      if (!title || !/^(Literal|TemplateLiteral)$/.test(title.type)) return;
      const callee = file.text.slice((node.callee as { start: number }).start, title.start);
      if (!/^(it|test|describe|test\.describe|test\.step)\b/.test(callee)) return;
      for (const id of clauseIds(file.text.slice(title.start, title.end)))
        titled.set(id, [...(titled.get(id) ?? []), file.path]);
    });
  return titled;
}

describe('every promise has an id, and every id has a test (product.md §3)', () => {
  const titled = titledClauses();
  const open = clauses.filter(({ state }) => state === 'open').map(({ id }) => id);

  it('lists every clause once', () => {
    const wanted = Object.entries(parts).flatMap(([part, [from, to]]) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${part}.${from + at}`),
    );
    expect(clauses.map(({ id }) => id)).toEqual(wanted);
  });

  it('has a test with its id in the title for each clause that is built', () => {
    const built = clauses.filter(({ state }) => state === 'built').map(({ id }) => id);
    console.log(
      `clauses built (${built.length}): ${built.join(' ')}\nclauses open (${open.length}): ${open.join(' ')}`,
    );
    const begun = open.filter((id) => titled.has(id));
    if (begun.length > 0) console.log(`open, but already named by tests: ${begun.join(' ')}`);
    expect(built.filter((id) => !titled.has(id))).toEqual([]);
  });

  it('names no clause that does not exist', () => {
    const known = new Set(clauses.map(({ id }) => id));
    expect([...titled].filter(([id]) => !known.has(id))).toEqual([]);
  });

  it('has no more open clauses than before; whoever builds one lowers the number', () => {
    // Three numbers that agree: what the list says of its clauses, what it says of itself, and what was reviewed here.
    expect([open.length, openAtMost]).toEqual([openNow, openNow]);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { markdownTable } from './print.ts';
import type { Row } from './row.ts';

const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [begin, end] = ['<!-- figures: written by npm run bench -- --write -->', '<!-- end of figures -->'];

/** The machine in one line: class, not name. */
export const machineLine = (): string =>
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node.split('.')[0]}, PostgreSQL 18 with fsync, everything on one machine.`;

/** A row with the day and the load it was taken under, so that a reader can judge it. */
export const taken = (row: Row): Row => ({
  ...row,
  taken: `${new Date().toISOString().slice(0, 10)}, load ${Math.round(loadavg()[0]!)}`,
});

/** Puts the figures between the two marks of docs/performance.md; what stands around them is written by hand. */
export function writeFigures(rows: readonly Row[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(begin);
  const [figures, after] = rest?.split(end) ?? [];
  if (after === undefined) throw new Error('docs/performance.md has lost its two marks');
  writeFileSync(file, `${before}${begin}\n${markdownTable(rows, machineLine(), figures)}${end}${after}`);
}

import { styleText } from 'node:util';
import type { Row, Verdict } from './row.ts';

const heads = ['what', 'ours', 'baseline', 'figure', 'spread', 'reach', 'record', '', 'taken'] as const;
const colours = { record: 'green', reached: 'green', below: 'red', look: 'gray' } as const;
const words: Record<Verdict, string> = { record: 'record', reached: 'reached', below: 'BELOW', look: 'early look' };

const cells = (row: Row): string[] => [
  row.what,
  row.ours,
  row.baseline,
  row.figure,
  row.spread ?? '',
  row.reach,
  row.record,
  words[row.verdict],
  row.taken ?? '',
];

/** The rows as a table for a terminal; those below their line are red. */
export function terminalTable(rows: readonly Row[]): string {
  const lines = [[...heads], ...rows.map(cells)];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const text = (line: string[]) => line.map((cell, at) => cell.padEnd(widths[at]!)).join('  ');
  const out = [text(lines[0]!)];
  rows.forEach((row, at) => {
    out.push(styleText(colours[row.verdict], text(lines[at + 1]!)));
    for (const note of row.notes ?? []) out.push(`  · ${note}`);
  });
  return `${out.join('\n')}\n`;
}

/** The rows as a table for docs/performance.md; rows of the table before that were not measured now stay in it. */
export function markdownTable(rows: readonly Row[], where: string, before = ''): string {
  const isNew = (what: string) => rows.some((row) => row.what === what);
  const kept = before.split('\n');
  const stays = (line: string, part: RegExp) => {
    const what = part.exec(line)?.[1];
    return what !== undefined && what !== heads[0] && !isNew(what);
  };
  const lines = [
    ...kept.filter((line) => stays(line, /^\| (.*?) \|/)),
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ];
  const notes = [
    ...kept.filter((line) => stays(line, /^- (.*?): /)),
    ...rows.flatMap((row) => (row.notes ?? []).map((note) => `- ${row.what}: ${note}`)),
  ];
  return [
    where,
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---|').join('')}`,
    ...lines,
    '',
    ...notes,
    '',
  ].join('\n');
}

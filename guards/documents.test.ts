import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './source/files.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
];

/** Scripts a text tells the reader to run. */
const scriptsNamed = (text: string) =>
  [...text.matchAll(/\bnpm (?:(start|test)\b|run ([a-z][a-z0-9:-]*))/g)].map(([, short, long]) => short ?? long!);

/** Files of ours that a text tells the reader to run with node. */
const programsNamed = (text: string) =>
  [...text.matchAll(/\bnode ((?:[\w-]+\/)+[\w.-]+\.[mt]?[jt]s)\b/g)].map(([, path]) => path!);

/** Links to files of the repository that lead nowhere. */
function deadLinks(path: string, text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)]
    .map(([, target]) => join(dirname(path), target!))
    .filter((target) => !existsSync(target));
}

describe('documents', () => {
  it('exist', () => {
    for (const page of ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'docs/words.md'])
      expect(existsSync(page), page).toBe(true);
    const decisions = filesBelow('docs/decisions').filter((path) => path.endsWith('.md'));
    expect(decisions.length).toBeGreaterThanOrEqual(10);
  });

  it.each(pages.filter((page) => existsSync(page)))('%s names only commands and files that exist', (page) => {
    const text = readFileSync(page, 'utf8');
    expect(scriptsNamed(text).filter((name) => !(name in scripts))).toEqual([]);
    expect(programsNamed(text).filter((path) => !existsSync(path))).toEqual([]);
    // Generated pages quote SQL and addresses; only written ones link.
    if (!page.includes('generated')) expect(deadLinks(page, text)).toEqual([]);
  });

  it('of package.json run files that exist', () => {
    const programs = Object.values(scripts).flatMap(programsNamed);
    expect(programs.length).toBeGreaterThan(5);
    expect(programs.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('list every decision once, under a subject and by its title', () => {
    const index = readFileSync('docs/decisions/README.md', 'utf8');
    const listed = [...index.matchAll(/^- \[(\d+ · .+)\]\((\d{4}-[\w-]+\.md)\)$/gm)].map(([, title, file]) => ({
      file: file!,
      title: title!,
    }));
    const decisions = filesBelow('docs/decisions').filter((path) => /\/\d{4}-[\w-]+\.md$/.test(path));
    const written = decisions.map((path) => ({
      file: path.split('/').at(-1)!,
      title: readFileSync(path, 'utf8').split('\n')[0]!.replace(/^# 0*/, ''),
    }));
    const byFile = (one: { file: string }, other: { file: string }) => one.file.localeCompare(other.file);
    expect(listed.toSorted(byFile)).toEqual(written.toSorted(byFile));
  });

  it('that name what is not there are found', () => {
    expect(scriptsNamed('run `npm run fly` or npm start, then npm test').filter((name) => !(name in scripts))).toEqual([
      'fly',
    ]);
    expect(programsNamed('node tools/nothing/main.ts')).toEqual(['tools/nothing/main.ts']);
    expect(deadLinks('docs/a.md', 'see [x](nowhere.md) and [y](https://example.com)')).toEqual(['docs/nowhere.md']);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository as the guards read it; paths are relative to the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Folders that hold our own code. */
export const codeRoots = ['apps', 'packages', 'journeys', 'guards', 'bench', 'seeds', 'tools'] as const;

const skipped = new Set(['node_modules', 'dist', '.data', 'data', 'test-results', 'playwright-report', 'pictures']);

/** Every file below a folder of the repository, without what is installed or built. */
export function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return skipped.has(entry.name) && !path.startsWith('journeys/pictures') ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Every TypeScript file of ours. */
export function sourceFiles(roots: readonly string[] = codeRoots): SourceFile[] {
  return roots
    .flatMap(filesBelow)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Every style sheet of ours. */
export const styleFiles = (): SourceFile[] =>
  codeRoots
    .flatMap(filesBelow)
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Whether a file is a test or only serves tests; house.md gives those other limits. */
export const isTest = (path: string): boolean =>
  /\.(test|spec|fixture)\.tsx?$/.test(path) || /^(journeys|guards)\//.test(path) || /(^|\/)trial\//.test(path);

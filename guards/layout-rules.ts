import { basename, dirname } from 'node:path';
import { isTest, type SourceFile } from './source/files.ts';
import { functionsOf } from './source/syntax.ts';

/** Limits of house.md §1.7. */
export const limits = { fileLines: 300, testLines: 500, functionLines: 50, folderFiles: 12 } as const;

const forbiddenFolders = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared']);

/** Folders whose files are not counted: they grow by one file a time and are read by name. */
const uncounted = /(^|\/)(migrations|decisions|generated|public|pictures|screens)(\/|$)/;

/** Folder names that say nothing, and names that are not written the way of house.md §5. */
export function nameMistakes(paths: readonly string[]): string[] {
  const folders = new Set(paths.flatMap((path) => parentsOf(path)));
  const mistakes = [...folders]
    .filter((folder) => forbiddenFolders.has(basename(folder).toLowerCase()))
    .map((folder) => `${folder}: a folder is named after a noun of the house, never ${basename(folder)}`);
  for (const path of paths) {
    const name = basename(path);
    if (/\.tsx$/.test(name)) {
      if (!/^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z]+)*\.tsx$/.test(name))
        mistakes.push(`${path}: neither PascalCase nor kebab-case`);
    } else if (/\.ts$/.test(name) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/.test(name)) {
      mistakes.push(`${path}: a file is named in kebab-case`);
    }
  }
  return mistakes;
}

const parentsOf = (path: string): string[] => {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...parentsOf(folder)];
};

/** Files and functions longer than they may be. */
export function tailMistakes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const lines = file.text.split('\n').length - 1;
    const test = isTest(file.path);
    const most = test ? limits.testLines : limits.fileLines;
    const mistakes = lines > most ? [`${file.path}: ${lines} lines, ${most} at most`] : [];
    if (test || file.path.endsWith('.css')) return mistakes;
    return mistakes.concat(
      functionsOf(file)
        .filter((each) => each.lines > limits.functionLines)
        .map(
          (each) => `${file.path}:${each.line}: ${each.name} has ${each.lines} lines, ${limits.functionLines} at most`,
        ),
    );
  });
}

/** Folders with more files than one sees at a glance. */
export function folderMistakes(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (uncounted.test(path) || isTestFile(path)) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => folder !== '.' && count > limits.folderFiles)
    .map(([folder, count]) => `${folder}: ${count} files, ${limits.folderFiles} at most`);
}

const isTestFile = (path: string) => /\.(test|spec|fixture)\.tsx?$/.test(path);

import { describe, expect, it } from 'vitest';
import { folderMistakes, nameMistakes, tailMistakes } from './layout-rules.ts';
import { codeRoots, filesBelow, sourceFiles, styleFiles } from './source/files.ts';

const files = sourceFiles();
const paths = [...codeRoots, 'docs'].flatMap((root) => filesBelow(root));
const long = (lines: number) => Array.from({ length: lines }, (_, at) => `  n(${at});`).join('\n');

describe('the tail (house.md §1.7)', () => {
  it('has no file and no function that is too long', () => {
    const lengths = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
    console.log(
      `tail guard: ${files.length} files, median ${lengths[files.length >> 1]}, longest ${lengths.at(-1)} lines`,
    );
    expect(files.length).toBeGreaterThan(100);
    expect(tailMistakes(files)).toEqual([]);
  });

  it('has no style sheet that is too long', () => {
    const sheets = styleFiles();
    expect(sheets.length).toBeGreaterThan(20);
    expect(tailMistakes(sheets)).toEqual([]);
    expect(tailMistakes([{ path: 'apps/customer/src/a.module.css', text: '.a {}\n'.repeat(301) }])).toHaveLength(1);
  });

  it('has no folder that is too full', () => {
    expect(folderMistakes(paths)).toEqual([]);
  });

  it('is found where it is planted', () => {
    expect(tailMistakes([{ path: 'apps/service/src/a.ts', text: `${long(301)}\n` }])).toHaveLength(1);
    expect(tailMistakes([{ path: 'apps/service/src/a.ts', text: `${long(300)}\n` }])).toEqual([]);
    expect(tailMistakes([{ path: 'apps/service/src/a.test.ts', text: `${long(400)}\n` }])).toEqual([]);
    expect(tailMistakes([{ path: 'a.ts', text: `const grow = () => {\n${long(49)}\n};` }]).join()).toMatch(
      /grow has 51/,
    );
    const many = Array.from({ length: 13 }, (_, at) => `apps/service/src/cases/a${at}.ts`);
    expect(folderMistakes(many)).toEqual(['apps/service/src/cases: 13 files, 12 at most']);
    expect(folderMistakes([...many.slice(1), 'apps/service/src/cases/a.test.ts'])).toEqual([]);
  });
});

describe('names', () => {
  it('say what a thing is', () => {
    expect(nameMistakes(paths)).toEqual([]);
  });

  it('that do not are found', () => {
    expect(nameMistakes(['apps/service/src/utils/a.ts', 'apps/service/src/cases/ownCases.ts'])).toHaveLength(2);
    expect(nameMistakes(['apps/customer/src/cases/CaseList.tsx', 'apps/customer/src/use-camera.ts'])).toEqual([]);
  });
});

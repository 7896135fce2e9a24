import { describe, expect, it } from 'vitest';
import { importMistakes } from './import-rules.ts';
import { sourceFiles } from './source/files.ts';
import { environmentReads, importsOf } from './source/syntax.ts';

const files = sourceFiles();

/** Where settings enter a process; everything else is handed what it needs. */
const readsSettings =
  /^packages\/platform\/src\/config\/|(^|\/)config\.ts$|(^|\/)(vitest|vite|playwright)\.config\.ts$/;

const environmentMistakes = (all: typeof files) =>
  all
    // Tests hand their environment on to the processes they start.
    .filter(({ path }) => !readsSettings.test(path) && !/\.(test|spec|fixture)\.tsx?$/.test(path))
    .flatMap((file) => environmentReads(file).map((line) => `${file.path}:${line}: reads process.env outside config`));

describe('who imports whom', () => {
  it('sees the modules there are', () => {
    const imports = files.reduce((sum, file) => sum + importsOf(file).length, 0);
    console.log(`imports guard: ${files.length} modules, ${imports} imports`);
    expect(files.length).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(200);
    for (const part of ['apps/customer', 'apps/identity', 'apps/service', 'packages/contract', 'packages/platform'])
      expect(files.filter(({ path }) => path.startsWith(`${part}/`)).length, part).toBeGreaterThan(2);
  });

  it('follows house.md §4', () => {
    expect(importMistakes(files)).toEqual([]);
  });

  it('leaves process.env to config', () => {
    expect(environmentMistakes(files)).toEqual([]);
  });

  it.each([
    ['packages/contract/src/a.ts', "import '#platform/act'", /contract may not import platform/],
    ['packages/platform/src/a.ts', "import type { Route } from '#contract'", /platform may not import contract/],
    ['packages/ui/src/a.ts', "export * from '../../contract/src/index.ts'", /ui may not import contract/],
    [
      'packages/privacy/src/engine/a.ts',
      "await import('../../../../apps/service/src/cases/index.ts')",
      /engine may not/,
    ],
    ['packages/privacy/src/vocabulary/a.ts', "import '../engine/index.ts'", /vocabulary may not import engine/],
    ['apps/customer/src/a.tsx', "import '../../workbench/src/shell/a.tsx'", /another app/],
    ['apps/customer/src/a.tsx', "import '#platform/ids'", /apps\/customer may not import platform/],
    ['apps/identity/src/a.ts', "import '../../../packages/platform/src/ids/index.ts'", /instead of its door/],
    ['apps/service/src/cases/actions.ts', "import '#privacy/engine'", /by wiring only/],
    ['apps/service/src/cases/actions.ts', "import '../calls/index.ts'", /calls, which stands to its right/],
    ['apps/service/src/cases/actions.ts', "import '../people/queries.ts'", /past the door of people/],
    ['apps/service/src/serve.ts', "import './cases/index.ts'", /only wiring.ts knows features/],
    ['apps/service/src/cases/actions.ts', "import { sql } from '#platform/database'", /SQL outside a queries.ts/],
    ['apps/service/src/cases/actions.ts', "import type { FastifyRequest } from 'fastify'", /touches http/],
    ['apps/service/src/cases/queries.ts', "import pg from 'pg'", /talks to pg itself/],
  ])('finds what is planted in %s: %s', (path, text, found) => {
    expect(importMistakes([{ path, text }]).join()).toMatch(found);
  });

  it.each([
    ['apps/service/src/wiring.ts', "import '#privacy/engine'; import './cases/index.ts'"],
    ['apps/service/src/cases/actions.ts', "import '../people/index.ts'; import '#contract'; import '#platform/act'"],
    ['apps/service/src/cases/reply-queries.ts', "import { sql } from '#platform/database'"],
    ['tools/db/main.ts', "import '#privacy/engine'"],
  ])('finds nothing in %s: %s', (path, text) => {
    expect(importMistakes([{ path, text }])).toEqual([]);
  });

  it('finds a planted process.env, but not the words in a comment', () => {
    expect(environmentMistakes([{ path: 'apps/service/src/a.ts', text: 'const a = process.env.HOME' }])).toHaveLength(
      1,
    );
    expect(environmentMistakes([{ path: 'apps/service/src/a.ts', text: '// process.env' }])).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputs } from '../tools/gen/outputs.ts';

describe('generated files', () => {
  it('are what npm run gen prints, and nothing else lies beside them', async () => {
    const wanted = await outputs();
    expect(wanted.length).toBeGreaterThan(6);
    const stale = wanted.filter(({ path, text }) => {
      expect(text.length, path).toBeGreaterThan(100);
      return readFileSync(path, 'utf8') !== text;
    });
    expect(
      stale.map(({ path }) => path),
      'run npm run gen and commit what it prints',
    ).toEqual([]);
    const printed = new Set(wanted.map(({ path }) => path));
    const there = readdirSync('docs/generated').map((name) => join('docs/generated', name));
    expect(there.filter((path) => !printed.has(path))).toEqual([]);
  });
});

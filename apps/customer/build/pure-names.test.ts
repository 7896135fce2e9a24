import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const app = join(import.meta.dirname, '..');
const config = readFileSync(join(app, 'vite.config.ts'), 'utf8');
const names = (/manualPureFunctions: \[([^\]]+)\]/.exec(config)?.[1] ?? '').match(/\w+/g) ?? [];
// A statement of its own is there for what it does: the build would leave it out without a word.
const statement = new RegExp(`^\\s*(void )?(${names.join('|')})(\\.\\w+)*\\(`, 'm');

describe('names that the build takes for functions without an effect', () => {
  it('begin no statement in the app, which would be gone from the built one', () => {
    expect(names).toContain('line');
    // The schemas themselves are what those names are for.
    const files = readdirSync(join(app, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.tsx?$/.test(path) && !path.startsWith('light-zod'),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => statement.test(readFileSync(join(app, 'src', path), 'utf8')))).toEqual([]);
  });

  it('are found where one does', () => {
    expect(statement.test("  line.addEventListener('online', go);")).toBe(true);
    expect(statement.test('  const words = text.trim();')).toBe(false);
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Output, outputs } from './outputs.ts';

const generated = 'docs/generated';

const onDisk = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Files in docs/generated that nothing prints any more. */
function leftOver(wanted: readonly Output[]): string[] {
  mkdirSync(generated, { recursive: true });
  const paths = new Set(wanted.map(({ path }) => path));
  return readdirSync(generated)
    .map((name) => join(generated, name))
    .filter((path) => !paths.has(path));
}

async function main(): Promise<void> {
  const wanted = await outputs();
  const stale = wanted.filter(({ path, text }) => onDisk(path) !== text);
  const extra = leftOver(wanted);
  if (process.argv.includes('--check')) {
    for (const { path } of stale) console.error(`${path} is not what npm run gen prints`);
    for (const path of extra) console.error(`${path} is printed by nothing any more`);
    process.exitCode = stale.length + extra.length > 0 ? 1 : 0;
    return;
  }
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
  for (const path of extra) {
    rmSync(path);
    console.log(`removed ${path}`);
  }
  console.log(`${wanted.length} generated files, ${stale.length} changed`);
}

await main();

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectFolder } from '../config.ts';

const allApps = ['customer', 'workbench', 'control-emulator'];
const sharedSources = ['packages/ui', 'packages/contract', 'package-lock.json'];
const stampFolder = join(projectFolder, 'node_modules', '.cache', 'service-center');

/** Builds those of some front-end apps whose sources changed since their last build; gives the names of those built. */
export async function buildApps(
  apps: readonly string[] = allApps,
  began: (child: ChildProcess) => void = () => {},
): Promise<string[]> {
  const stale = apps.filter(isStale);
  await Promise.all(stale.map((app) => buildApp(app, began)));
  return stale;
}

function isStale(app: string): boolean {
  const stamp = stampFile(app);
  const built = existsSync(join(projectFolder, 'apps', app, 'dist', 'index.html'));
  return !built || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(sourcesOf(app));
}

function sourcesOf(app: string): string[] {
  return [join('apps', app), ...sharedSources].map((path) => join(projectFolder, path));
}

/**
 * One word for names and contents of all files below some paths. Times say nothing: `npm install`, which precedes every
 * start, writes package-lock.json anew each time.
 */
export function fingerprint(paths: string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) {
      hash.update(`${path} ${stats.size}\n`).update(readFileSync(path));
      return;
    }
    for (const entry of readdirSync(path).sort())
      if (entry !== 'dist' && entry !== 'node_modules') visit(join(path, entry));
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

async function buildApp(app: string, began: (child: ChildProcess) => void): Promise<void> {
  // Taken before: a file saved during the build makes the next start build again.
  const before = fingerprint(sourcesOf(app));
  const folder = join(projectFolder, 'apps', app);
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', folder, '--config', join(folder, 'vite.config.ts'), '--logLevel', 'warn'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  began(child);
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  mkdirSync(stampFolder, { recursive: true });
  if (code !== 0) {
    const logFile = join(stampFolder, `build-${app}.log`);
    writeFileSync(logFile, output);
    throw new Error(`The app apps/${app} could not be built: ${firstError(output)} (all of it: ${logFile})`);
  }
  writeFileSync(stampFile(app), before);
}

function firstError(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const vague = /^(✗ Build failed|error during build|Build failed with)/;
  return (
    lines.find((line) => /Error: /.test(line)) ?? lines.find((line) => line && !vague.test(line)) ?? 'no reason given'
  );
}

function stampFile(app: string): string {
  return join(stampFolder, `built-${app}`);
}

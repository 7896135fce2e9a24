import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { systemPath } from '../../tools/db/database-user.ts';
import { projectFolder } from '../../tools/start/config.ts';
import { readDemoAccounts } from '../../tools/start/demo-accounts.ts';
import { runOn } from './network.ts';

/** A region on its machine. */
export interface Host {
  readonly dataFolder: string;
  start(): Promise<void>;
  /** As an administrator stops it. */
  stop(): Promise<void>;
  /** What a command of the project says on this machine. */
  says(script: string, ...words: string[]): Promise<string>;
  readonly accounts: () => NonNullable<ReturnType<typeof readDemoAccounts>>;
}

/** The settings that the runbook tells to put into `.env`, word for word. */
function settingsOf(region: 'home' | 'service'): Record<string, string> {
  const runbook = readFileSync(join(projectFolder, 'docs/runbooks/two-hosts.md'), 'utf8');
  const blocks = [...runbook.matchAll(/```env\n([^`]*)```/g)].map(([, text]) => parseEnv(text!));
  const found = blocks.find(({ REGION }) => REGION === region);
  if (!found) throw new Error(`the runbook has no settings for ${region}`);
  return found as Record<string, string>;
}

const startWithinMs = 180_000;

/** A region whose settings are those of the runbook; only the folders are of this walk. */
export function hostOf(region: 'home' | 'service', folder: string, more: Record<string, string> = {}): Host {
  const given = settingsOf(region);
  const dataFolder = join(folder, region);
  const files = Object.entries(given).filter(([name]) => name.endsWith('_FILE'));
  const environment = {
    PATH: systemPath,
    ...given,
    ...Object.fromEntries(files.map(([name, path]) => [name, join(folder, path)])),
    DATA_FOLDER: dataFolder,
    ...more,
  };
  let child: ChildProcess | undefined;
  const run = (entry: string, words: string[]) =>
    runOn(region, [process.execPath, join(projectFolder, entry), ...words], {
      cwd: projectFolder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    dataFolder,
    accounts: () => readDemoAccounts(dataFolder)!,
    async start() {
      const begun = run('tools/start/main.ts', []);
      child = begun;
      await untilSaid(begun, /region alone, runs/, `${region} did not start`);
    },
    async stop() {
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((settle) => child!.once('exit', settle));
      child.kill('SIGTERM');
      await ended;
    },
    async says(entry, ...words) {
      const asked = run(entry, words);
      let said = '';
      asked.stdout!.on('data', (chunk) => {
        said += chunk;
      });
      asked.stderr!.on('data', (chunk) => {
        said += chunk;
      });
      await new Promise((settle) => asked.once('close', settle));
      return said;
    },
  };
}

function untilSaid(child: ChildProcess, words: RegExp, otherwise: string): Promise<void> {
  return new Promise((settle, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`${otherwise}: ${said.slice(-500)}`)), startWithinMs);
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (!words.test(said)) return;
      clearTimeout(timer);
      settle();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timer);
      fail(new Error(`${otherwise}: ${said.slice(-500)}`));
    });
  });
}

import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { npmScript, readInstallation, type Settings } from './config.ts';
import { readDemoAccounts } from './demo-accounts.ts';
import { watchAncestors } from './ground/ancestors.ts';
import { emptyDataFolder, hasData } from './ground/data-folder.ts';
import { type StackOptions, startStack } from './stack.ts';
import { banner } from './terminal/banner.ts';
import { lanNotice } from './terminal/lan-notice.ts';
import { endWithOneLine } from './terminal/one-line.ts';

const usage = `npm start [-- options]
  --fresh    start over with the demo; asks before it removes data
  --region home|service
             this host runs one region alone (docs/runbooks/two-hosts.md)
  --lan      phones in the local network can use it (docs/runbooks/lan.md)
  --yes      answers that question with yes
  --verbose  shows every log line
`;

const say = (line: string) => process.stdout.write(`${line}\n`);
/** Asks before data are removed; without a terminal only `--yes` counts. */
async function confirmFresh(settings: Settings, yes: boolean): Promise<void> {
  if (!hasData(settings.dataFolder) || yes) return;
  if (!process.stdin.isTTY) {
    throw new Error(
      `--fresh would remove the data in ${settings.dataFolder}: run "npm start -- --fresh --yes" if you mean it.`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.on('SIGINT', () => process.exit(0));
  const answer = await terminal.question(`Remove all data in ${settings.dataFolder} and start over? (y/N) `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error('nothing was removed and nothing was started.');
}

interface Arguments {
  fresh: boolean;
  lan: boolean;
  region?: string | undefined;
  yes: boolean;
  verbose: boolean;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      lan: { type: 'boolean', default: false },
      region: { type: 'string' },
      yes: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (!values.help) return values;
  say(usage);
  process.exit(0);
}

/** `npm start`: runs the installation until a signal or the end of npm stops it. `parts` replaces processes in tests. */
export async function launch(parts: Pick<StackOptions, 'processes' | 'durable'> = {}): Promise<void> {
  const begunAt = performance.now();
  let stopEverything = async (): Promise<void> => {};
  let stopping = false;
  const stop = (word: string | null): void => {
    if (stopping) return;
    stopping = true;
    if (word) say(word);
    stopEverything().then(
      () => process.exit(0),
      (error: unknown) => endWithOneLine('npm start', error),
    );
  };
  // A connection that loses its database while a failed start is undone: the start's own error is the one to tell.
  process.on('uncaughtException', (error) => {
    if (stopping) return;
    void stopEverything().finally(() => setImmediate(() => endWithOneLine('npm start', error)));
  });
  // A terminal that is gone must not end the stop half way.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    const { fresh, lan, region, yes, verbose } = readArguments();
    const settings = readInstallation({ ...(lan && { LAN: 'yes' }), ...(region !== undefined && { REGION: region }) });
    if (fresh) await confirmFresh(settings, yes);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop('\nstopping ...'));
    watchAncestors(npmScript() !== undefined, () => stop(null));
    await startStack({
      ...parts,
      settings,
      report: say,
      verbose,
      beforeOpening: async () => {
        if (fresh) emptyDataFolder(settings.dataFolder);
      },
      stopper: (stopAll) => {
        stopEverything = stopAll;
      },
    });
    if (stopping) return;
    say(banner(settings, readDemoAccounts(settings.dataFolder), (performance.now() - begunAt) / 1_000));
    const notice = await lanNotice(settings);
    if (notice && !stopping) say(notice);
  } catch (error) {
    // What fails because it is being stopped is no failure.
    if (!stopping) endWithOneLine('npm start', error);
  }
}

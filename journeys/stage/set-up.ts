import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../tools/start/config.ts';
import { startStack } from '../../tools/start/stack.ts';
import { givenDataFolder, tellDataFolder } from './config.ts';
import { offerKills } from './kills.ts';
import { ports } from './ports.ts';

/**
 * Starts the whole installation with its demo in a temporary folder; stops it and removes the folder at the end. Where
 * STORIES_DATA_FOLDER names one that runs at these ports already, that one is used and left running.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (givenDataFolder()) return async () => {};
  const dataFolder = mkdtempSync(join(tmpdir(), 'service-center-stories-'));
  const stack = await startStack({
    settings: readSettings({ ...ports, DATA_FOLDER: dataFolder }),
    report: (line) => process.stdout.write(`${line}\n`),
    durable: false,
  });
  tellDataFolder(dataFolder);
  const endKills = await offerKills(stack.pid);
  return async () => {
    endKills();
    await stack.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

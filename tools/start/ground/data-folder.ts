import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Names of what an installation keeps in its data folder; nothing else is ever removed from it. */
export const ownEntries = [
  'clusters',
  'files',
  'logs',
  'secrets.json',
  'demo-accounts.json',
  'machines.json',
  'mails.json',
  'ready.json',
];

/** Makes the data folder and proves that it can be written; throws one line that says what to do. */
export function prepareDataFolder(folder: string): void {
  try {
    const isNew = !existsSync(folder) || isEmptyAndMine(folder);
    mkdirSync(folder, { recursive: true });
    // Root's database server runs as another user, which must pass through; what is inside is closed one by one.
    if (isNew) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(folder, '.probe');
    writeFileSync(probe, '');
    rmSync(probe);
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
    mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'error';
    throw new Error(
      `The data folder ${folder} cannot be written by user "${userInfo().username}" (${code}): change its owner, or set DATA_FOLDER to a folder of yours.`,
      { cause },
    );
  }
}

/** A folder as `mkdtemp` makes it, and never one that others use as well. */
function isEmptyAndMine(folder: string): boolean {
  const { mode, uid } = statSync(folder);
  return (mode & 0o777) === 0o700 && uid === process.getuid?.() && readdirSync(folder).length === 0;
}

/** Whether an installation has data here. */
export function hasData(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((entry) => entry === 'clusters' || entry === 'files');
}

/** Removes the data of an installation, and nothing that somebody else put into the folder. */
export function emptyDataFolder(folder: string): void {
  for (const entry of ownEntries) rmSync(join(folder, entry), { recursive: true, force: true });
  prepareDataFolder(folder);
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOf } from './process-table.ts';

interface Holder {
  pid: number;
  /** When the process began, so that a number used again is not taken for it. */
  begun: string;
  stopping: boolean;
}

/** The right to use a data folder, held by one launcher at a time. */
export interface Lock {
  /** Tells a start that comes now to wait a moment. */
  markStopping(): void;
  release(): void;
}

const noticeMs = 1_500;
const stoppingMs = 8_000;

/** Takes the lock of a data folder; waits for a launcher that is just stopping, refuses while one runs. */
export async function takeLock(folder: string): Promise<Lock> {
  const file = join(folder, 'lock');
  const begun = Date.now();
  for (;;) {
    const holder = readHolder(file);
    if (!holder) break;
    // A launcher whose npm was killed needs a moment to notice before it says that it is stopping.
    if (Date.now() - begun > (holder.stopping ? stoppingMs : noticeMs)) {
      throw new Error(
        `Service Center already runs with ${folder} (process ${holder.pid}): stop it with Ctrl-C or "kill ${holder.pid}", or set DATA_FOLDER to another folder.`,
      );
    }
    await pause(50);
  }
  const mine: Holder = { pid: process.pid, begun: startOf(process.pid) ?? '', stopping: false };
  const write = () => writeFileSync(file, JSON.stringify(mine), { mode: 0o600 });
  rmSync(file, { force: true });
  write();
  return {
    markStopping() {
      mine.stopping = true;
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** The living launcher that holds the lock, or null when the file is missing, unreadable or left by a dead one. */
export function readHolder(file: string): Holder | null {
  if (!existsSync(file)) return null;
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return startOf(holder.pid) === holder.begun ? holder : null;
  } catch {
    return null;
  }
}

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fileLimits } from '#contract';
import { bytesOfKind } from '../rules.ts';
import type { Workplace } from '../storage/index.ts';
import { type CheckLimits, machineFailed, overMemory } from './limits.ts';
import type { Told, Verdict } from './verdict.ts';

/** The limits of every check. */
export const checkLimits: CheckLimits = {
  bytes: bytesOfKind,
  pixels: fileLimits.picturePixels,
  webpPixels: fileLimits.webpPixels,
  memoryBytes: 512 * 1024 * 1024,
  timeMs: 60_000,
};

const script = fileURLToPath(new URL('./child.ts', import.meta.url));
// A decoder that fell over its input; a process ended from outside (SIGTERM, SIGKILL) says nothing about the file.
const fatal: readonly (NodeJS.Signals | null)[] = ['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE', 'SIGTRAP'];

/** How a check ends without a verdict: it should be repeated. */
export type Interrupted =
  /** The process was ended from outside or did not come up; after some times the file is held to be the reason. */
  | 'ended'
  /** The machine could not read or write, whatever the file is. */
  | 'machine-failed';

/** Checks one file in a process of its own, which knows no secret and no database; undefined: it was interrupted. */
export async function checkInChild(...given: Parameters<typeof tryInChild>): Promise<Verdict | undefined> {
  const verdict = await tryInChild(...given);
  return typeof verdict === 'string' ? undefined : verdict;
}

/** Like `checkInChild`, and says how a check was interrupted. */
export function tryInChild(
  place: Workplace,
  told: Told,
  limits: CheckLimits,
  signal?: AbortSignal,
): Promise<Verdict | Interrupted> {
  return new Promise((resolve) => {
    const child = fork(script, [JSON.stringify([place, told, limits])], {
      env: {},
      execArgv: ['--max-old-space-size=192'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let verdict: Verdict | undefined;
    const timer = setTimeout(() => {
      verdict = { refusal: 'file-too-large' };
      child.kill('SIGKILL');
    }, limits.timeMs);
    const stop = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', stop);
    child.on('message', (message) => {
      verdict ??= message as Verdict;
    });
    child.on('error', () => undefined);
    child.on('close', (code, died) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (code === overMemory) verdict = { refusal: 'file-too-large' };
      if (fatal.includes(died)) verdict = { refusal: 'file-broken' };
      resolve(verdict ?? (code === machineFailed ? 'machine-failed' : 'ended'));
    });
  });
}

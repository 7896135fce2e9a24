import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fileLimits } from '#contract';
import { bytesOfKind } from '../rules.ts';
import type { Workplace } from '../storage/index.ts';
import { type CheckLimits, overMemory } from './limits.ts';
import type { Told, Verdict } from './verdict.ts';

/** The limits of every check. */
export const checkLimits: CheckLimits = {
  bytes: bytesOfKind,
  pixels: fileLimits.picturePixels,
  memoryBytes: 512 * 1024 * 1024,
  timeMs: 60_000,
};

const script = fileURLToPath(new URL('./child.ts', import.meta.url));
// A decoder that fell over its input; a process ended from outside (SIGTERM, SIGKILL) says nothing about the file.
const fatal: readonly (NodeJS.Signals | null)[] = ['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE', 'SIGTRAP'];

/**
 * Checks one file in a process of its own, which knows no secret and no database. Undefined: the process was ended
 * from outside or did not come up, and the check should be repeated.
 */
export function checkInChild(
  place: Workplace,
  told: Told,
  limits: CheckLimits,
  signal?: AbortSignal,
): Promise<Verdict | undefined> {
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
      resolve(verdict);
    });
  });
}

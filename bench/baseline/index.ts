import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { caseWords, type Searched } from '../../apps/service/src/cases/search/words.ts';

/** A running baseline server. */
export interface Baseline {
  readonly origin: string;
  readonly pid: number;
  close(): void;
}

/** Starts the baseline server in a process of its own. */
export async function openBaseline(settings: { url: string; port: number; searched: Searched }): Promise<Baseline> {
  const { url, port, searched } = settings;
  const ready = JSON.stringify({ url, port, words: caseWords(searched) });
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [ready], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the baseline server did not start'))),
  ]);
  return { origin: `http://127.0.0.1:${settings.port}`, pid: child.pid!, close: () => void child.kill() };
}

import { Worker } from 'node:worker_threads';
import { Refused } from '../verdict.ts';

/** What a thread answers: its result, a refusal, or that it could not go on for no fault of the file. */
export type ThreadAnswer<Result> = { result: Result } | { refusal: Refused['refusal'] } | { failed: string };

/**
 * Runs work that never pauses in a thread of its own: the process's watch over its memory goes on beside it, and what
 * the work took is given back when it ends.
 * @throws Refused; past the thread's own memory `file-too-large`, after any other fall `file-broken`
 */
export function inThread<Result>(script: URL, workerData: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: 256 } });
    worker.on('message', (answer: ThreadAnswer<Result>) => {
      if ('result' in answer) resolve(answer.result);
      else reject('refusal' in answer ? new Refused(answer.refusal) : new Error(answer.failed));
      void worker.terminate();
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file-too-large' : 'file-broken')),
    );
    worker.on('exit', () => reject(new Refused('file-broken')));
  });
}

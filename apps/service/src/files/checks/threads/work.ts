import { parentPort } from 'node:worker_threads';
import { diskFull, Refused } from '../verdict.ts';
import type { ThreadAnswer } from './run.ts';

/** Answers for a thread: whatever falls over its input refuses it, a full disk does not. */
export async function answerFor<Result>(work: () => Promise<Result>): Promise<void> {
  let answer: ThreadAnswer<Result>;
  try {
    answer = { result: await work() };
  } catch (error) {
    if (diskFull(error)) answer = { failed: (error as Error).message };
    else answer = { refusal: error instanceof Refused ? error.refusal : 'file-broken' };
  }
  parentPort!.postMessage(answer);
}

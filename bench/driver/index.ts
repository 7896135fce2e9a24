import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from './job.ts';

export type { Job, Outcome } from './job.ts';

/** A driver in a process of its own, so that making requests and answering them do not share an event loop. */
export interface Driver {
  run(job: Job): Promise<Outcome>;
  close(): void;
}

/** Starts the driver's process. */
export function openDriver(): Driver {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    run: (job) =>
      new Promise((settle, refuse) => {
        const ended = () => refuse(new Error('the driver ended'));
        child.once('exit', ended);
        child.once('message', (message: { outcome?: Outcome; error?: string }) => {
          child.off('exit', ended);
          if (message.outcome) settle(message.outcome);
          else refuse(new Error(message.error));
        });
        child.send(job);
      }),
    close: () => void child.kill(),
  };
}

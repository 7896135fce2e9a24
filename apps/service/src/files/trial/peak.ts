import { readdirSync, readFileSync } from 'node:fs';

/** What a piece of work cost beside its outcome. */
export interface Cost<Outcome> {
  readonly outcome: Outcome;
  /** Most memory that any process started meanwhile has held, by the kernel's own mark. */
  readonly peakBytes: number;
  readonly ms: number;
}

const lookEveryMs = 5;

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended between two looks.
    return '';
  }
}

const children = (): string[] =>
  readdirSync('/proc/self/task').flatMap((task) => readOrNothing(`/proc/self/task/${task}/children`).trim().split(' '));

const highWater = (pid: string) => 1024 * Number(/VmHWM:\s+(\d+)/.exec(readOrNothing(`/proc/${pid}/status`))?.[1] ?? 0);

/** Does something and watches the processes it starts. */
export async function costOf<Outcome>(work: () => Promise<Outcome>): Promise<Cost<Outcome>> {
  const before = new Set(children());
  let peakBytes = 0;
  const look = () => {
    for (const pid of children()) if (pid && !before.has(pid)) peakBytes = Math.max(peakBytes, highWater(pid));
  };
  const timer = setInterval(look, lookEveryMs);
  const begun = performance.now();
  try {
    const outcome = await work();
    return { outcome, peakBytes, ms: performance.now() - begun };
  } finally {
    clearInterval(timer);
  }
}

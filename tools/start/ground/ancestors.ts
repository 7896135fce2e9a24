import { parentOf, startOf } from './process-table.ts';

interface Ancestor {
  pid: number;
  begun: string | null;
}

/** npm starts a shell and the shell starts us: two steps up is npm itself. */
const stepsToNpm = 2;
const lookEveryMs = 250;

/** Calls `gone` once when npm or the shell between has ended, as after `kill -9` of npm. Ends with the returned function. */
export function watchAncestors(startedByNpm: boolean, gone: () => void): () => void {
  const ancestors = chainOf(process.ppid, startedByNpm ? stepsToNpm : 1);
  const timer = setInterval(() => {
    const lost = process.ppid !== ancestors[0]?.pid || ancestors.some((each) => startOf(each.pid) !== each.begun);
    if (!lost) return;
    clearInterval(timer);
    gone();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

function chainOf(first: number, steps: number): Ancestor[] {
  const chain: Ancestor[] = [];
  for (let pid: number | null = first; pid !== null && pid > 1 && chain.length < steps; pid = parentOf(pid)) {
    chain.push({ pid, begun: startOf(pid) });
  }
  // Without npm above us the parent's end alone counts; with ppid 1 there is nobody to outlive.
  return chain.length > 0 ? chain : [{ pid: first, begun: startOf(first) }];
}

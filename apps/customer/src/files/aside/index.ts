import { hasKey } from '#ui/sealed';
import { bytesFrom, keepBytes, type Source } from '../../offline/store/bytes.ts';
import { hashOf } from '../preparing/hash.ts';
import type { Asked, Job, Told } from './words.ts';

interface Pending {
  readonly onPart: (part: number) => void;
  readonly resolve: (done: string | boolean) => void;
  readonly reject: (cause: unknown) => void;
}

/** The browser gives no other thread, or the connection broke before its code was here. */
class NoThread extends Error {}

let thread: Worker | undefined;
let lastId = 0;
const pending = new Map<number, Pending>();

function end(id: number): Pending | undefined {
  const one = pending.get(id);
  pending.delete(id);
  // Nothing to do any more: its memory is the phone's again.
  if (pending.size === 0) close();
  return one;
}

function close() {
  thread?.terminate();
  thread = undefined;
}

function hear({ data }: MessageEvent<Told>) {
  if ('part' in data) pending.get(data.id)?.onPart(data.part);
  else if ('done' in data) end(data.id)?.resolve(data.done);
  else end(data.id)?.reject(new Error(data.failed));
}

function opened(): Worker {
  if (thread) return thread;
  thread = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module' });
  thread.onmessage = hear;
  thread.onerror = () => {
    const waiting = [...pending.values()];
    pending.clear();
    close();
    for (const { reject } of waiting) reject(new NoThread());
  };
  return thread;
}

/** Has the thread do something; one that is stopped ends when the thread has let go of it. @throws NoThread, Error */
function ask(job: Job, signal: AbortSignal, onPart: (part: number) => void = () => {}): Promise<string | boolean> {
  // The app's worker has no threads of its own; there nobody waits for a tap.
  if (typeof Worker === 'undefined') return Promise.reject(new NoThread());
  const id = ++lastId;
  const stop = () => thread?.postMessage({ id, what: 'stop' } satisfies Asked);
  const answer = new Promise<string | boolean>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', stop, { once: true });
    pending.set(id, { onPart, resolve, reject });
    opened().postMessage({ ...job, id } satisfies Asked);
  });
  return answer.finally(() => signal.removeEventListener('abort', stop));
}

// A film takes the processor for seconds, and each of its slices is copied: on a slow phone a tap would wait for that.
async function asideOr<Value extends string | boolean>(
  asked: Promise<string | boolean>,
  here: () => Promise<Value>,
): Promise<Value> {
  try {
    return (await asked) as Value;
  } catch (thrown) {
    if (thrown instanceof NoThread) return here();
    throw thrown;
  }
}

/** SHA-256 of a file in hex, computed where it keeps no tap waiting. @throws AbortError, and when it cannot be read */
export const hashAside = (source: Source, signal: AbortSignal, onPart?: (part: number) => void): Promise<string> =>
  asideOr(ask({ what: 'hash', source }, signal, onPart), () => hashOf(bytesFrom(source), signal, onPart));

/** Keeps a file in encrypted pieces. Returns false where the browser keeps nothing. @throws when the disk is full */
export async function keptAside(personId: string, keptId: string, file: Blob, signal: AbortSignal): Promise<boolean> {
  if (!(await hasKey(personId))) return false;
  const asked = ask({ what: 'keep', source: { personId, keptId, size: file.size, file } }, signal);
  return asideOr(asked, () => keepBytes(personId, keptId, file, signal));
}

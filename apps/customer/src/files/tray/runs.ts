import { aloneOrAfter } from '../../offline/store/alone.ts';

const lockOf = (id: string) => `file:${id}`;

/** What is under way with the files of a tray: each once at a time, here and in other pages. */
export class Runs {
  private readonly stops = new Map<string, AbortController>();
  private readonly ends = new Map<string, Promise<void>>();
  private readonly followed = new Set<string>();

  /** Begins, unless it runs already; waits for another page that has it, and then says so. Failures end it. */
  async begin(id: string, work: (signal: AbortSignal, hasWaited: boolean) => Promise<void>): Promise<void> {
    if (this.stops.has(id)) return;
    const stop = new AbortController();
    const run = async (hasWaited: boolean) => {
      // Stopped before its turn: whoever stopped it has said what the file is now.
      stop.signal.throwIfAborted();
      await work(stop.signal, hasWaited);
    };
    this.stops.set(id, stop);
    // What was stopped here ends first: nobody else has to be waited for.
    const before = this.ends.get(id) ?? Promise.resolve();
    const end = before.then(() => aloneOrAfter(lockOf(id), run, stop)).catch(() => undefined);
    this.ends.set(id, end);
    await end;
    if (this.ends.get(id) === end) this.ends.delete(id);
    if (this.stops.get(id) === stop) this.stops.delete(id);
  }

  /** Does something once nobody has the file, here or in another page; false where this page has it. */
  async follow(id: string, work: (hasWaited: boolean) => Promise<void>): Promise<boolean> {
    if (this.stops.has(id) || this.followed.has(id)) return false;
    this.followed.add(id);
    await aloneOrAfter(lockOf(id), work).catch(() => undefined);
    this.followed.delete(id);
    return true;
  }

  stop(id: string) {
    this.stops.get(id)?.abort();
    this.stops.delete(id);
  }
}

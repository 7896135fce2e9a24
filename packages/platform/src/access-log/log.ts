import type { Clock } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Logger } from '../log/index.ts';
import type { AccessLine } from './line.ts';
import { addLines, makePartition } from './queries.ts';
import type { RouteNames } from './routes.ts';

/** Where a process writes down its requests. */
export interface AccessLog {
  readonly clock: Clock;
  readonly routes: RouteNames;
  /** Takes a line without waiting; a line that finds the buffer full is counted and lost. */
  note(line: AccessLine): void;
  /** Writes what waits; for tests and for the end of a process. Never throws. */
  flush(): Promise<void>;
  /** Lines lost since the process began. */
  dropped(): number;
  /** Writes what waits, then closes its connection. */
  close(): Promise<void>;
}

/** What an access log works with. */
export interface AccessLogOptions {
  /** A pool of its own: no request waits for a connection because of it. Closed with the log. */
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly routes: RouteNames;
  /** Lines that may wait at most. */
  readonly waitingAtMost?: number;
  readonly everyMs?: number;
}

const batchLines = 1000;
/** PostgreSQL: no partition for the row. */
const noPartition = '23514';

async function write(database: Database, lines: readonly AccessLine[]): Promise<void> {
  try {
    await database.transaction({}, (tx) => addLines(tx, lines));
  } catch (error) {
    if ((error as { code?: string }).code !== noPartition) throw error;
    // The job that makes partitions ahead has not run for months: better late than not written.
    const months = new Map(lines.map(({ at }) => [at.toISOString().slice(0, 7), at]));
    for (const at of months.values()) await database.transaction({}, (tx) => makePartition(tx, at));
    await database.transaction({}, (tx) => addLines(tx, lines));
  }
}

/**
 * Opens the log of use of a process: lines wait in memory and go out together once a second in one statement. While the
 * database is away they wait; beyond `waitingAtMost` they are lost and counted, and never does a request wait for them.
 */
export function openAccessLog(options: AccessLogOptions): AccessLog {
  const { database, clock, log, routes, waitingAtMost = 20_000, everyMs = 1000 } = options;
  let waiting: AccessLine[] = [];
  let lost = 0;
  let told = 0;
  let writing: Promise<void> = Promise.resolve();

  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLines);
      try {
        await write(database, batch);
      } catch (error) {
        log.warn({ err: error, lines: waiting.length }, 'log of use not written, will try again');
        return;
      }
      waiting = waiting.slice(batch.length);
    }
    if (lost > told) log.error({ lines: lost - told }, 'lines of the log of use were lost: its buffer was full');
    told = lost;
  };
  const flush = () => {
    writing = writing.then(drain);
    return writing;
  };
  const timer = setInterval(() => void (waiting.length > 0 && flush()), everyMs);
  timer.unref();
  return {
    clock,
    routes,
    note(line) {
      if (waiting.length >= waitingAtMost) lost += 1;
      else waiting.push(line);
    },
    flush,
    dropped: () => lost,
    async close() {
      clearInterval(timer);
      await flush();
      await database.close();
    },
  };
}

import type { Logger } from 'pino';

/** A minute in milliseconds. */
export const minuteMs = 60_000;

/** Runs work every minute until closed; a failed turn is logged, the next one comes. */
export function everyMinute(log: Logger, work: () => Promise<unknown>): () => void {
  const timer = setInterval(() => {
    work().catch((error: Error) => log.warn({ err: error }, 'the minute’s work failed'));
  }, minuteMs);
  return () => clearInterval(timer);
}

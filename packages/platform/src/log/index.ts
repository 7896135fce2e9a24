import { type Logger, pino } from 'pino';

export type { Logger };

/** From this level (pino's `warn`) a line is written at once, with all before it. */
const urgent = 40;
const blockBytes = 4096;
const flushEveryMs = 200;

type Output = ReturnType<typeof pino.destination>;
let output: Output | undefined;

/** Lines go out in blocks: a system call for each would be a fifteenth of the API's processor time. */
function openOutput(): Output {
  const opened = pino.destination({ dest: 1, sync: true, minLength: blockBytes });
  setInterval(() => opened.flushSync(), flushEveryMs).unref();
  process.on('exit', () => opened.flushSync());
  return opened;
}

/**
 * The process log: JSON lines on stdout. Only messages, ids and error causes belong here; bodies, headers and
 * query strings are never logged (S2.8), and addresses only shortened. A `kill -9` loses at most the lines of the last
 * 200 ms, none of them a warning or worse.
 */
export function openLog(name: string, level = 'info'): Logger {
  if (level === 'silent') return pino({ level });
  output ??= openOutput();
  const out = output;
  const hooks = {
    logMethod(
      this: Logger,
      line: Parameters<Logger['info']>,
      write: (...line: Parameters<Logger['info']>) => void,
      at: number,
    ) {
      write.apply(this, line);
      if (at >= urgent) out.flushSync();
    },
  };
  return pino({ name, level, base: { name }, hooks }, out);
}

/** Shortens an IP address for signed-out requests (S0.3): the last IPv4 octet or the last 80 bits of IPv6 are zeroed. */
export function shortenAddress(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(address);
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0`;
  return `${address.split(':').slice(0, 3).join(':')}::`;
}

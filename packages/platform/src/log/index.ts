import { isIPv4, isIPv6 } from 'node:net';
import { type DestinationStream, type Logger, pino } from 'pino';
import { guardedLines, type NotLogged, withoutMessageOfError } from './lines.ts';

export { type Exchange, errorLine, guardedLines, type NotLogged, notLogged } from './lines.ts';
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

/** How a log is opened. */
export interface LogOptions {
  /** Names that the register allows in no log. */
  readonly never?: NotLogged;
  /** Where lines go; absent: to standard output. */
  readonly to?: DestinationStream;
}

/**
 * The process log: JSON lines on stdout. Only messages, ids and kinds of faults belong here; bodies, headers and query
 * strings are never logged (S2.8), and addresses only shortened. What the register forbids is left out whatever a call
 * passes (lines.ts). A `kill -9` loses at most the lines of the last 200 ms, none of them a warning or worse.
 */
export function openLog(name: string, level = 'info', options: LogOptions = {}): Logger {
  if (level === 'silent') return pino({ level });
  if (!options.to) output ??= openOutput();
  const out = options.to ? undefined : output;
  const hooks = {
    logMethod(
      this: Logger,
      line: Parameters<Logger['info']>,
      write: (...line: Parameters<Logger['info']>) => void,
      at: number,
    ) {
      write.apply(this, withoutMessageOfError(line) as Parameters<Logger['info']>);
      if (at >= urgent) out?.flushSync();
    },
  };
  const lines = guardedLines(options.never ?? new Set());
  return pino({ name, level, base: { name }, hooks, ...lines }, options.to ?? output!);
}

/** The eight groups of an IPv6 address as numbers; an IPv4 tail counts as the last two. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a, b, c, d] = parts.slice(0, 4).map(Number) as [number, number, number, number];
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = [], after = []] = plain
    .split('::')
    .map((side) => (side === '' ? [] : side.split(':').map((group) => Number.parseInt(group, 16))));
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

const shortenV4 = (parts: readonly number[]) => `${parts.slice(0, 3).join('.')}.0`;

/**
 * Shortens an IP address for signed-out requests (S0.3): the last IPv4 octet or the last 80 bits of IPv6 are zeroed.
 * IPv6 is written out before it is cut: where `::` stands, fewer than three groups can hold all that identifies.
 */
export function shortenAddress(address: string): string {
  if (isIPv4(address)) return shortenV4(address.split('.').map(Number));
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return 'unknown';
  const groups = groupsOf(plain);
  // ::ffff:a.b.c.d is an IPv4 address in the clothes of IPv6.
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return shortenV4(groups.slice(6).flatMap((group) => [group >> 8, group & 255]));
  const kept = groups.slice(0, 3);
  while (kept.at(-1) === 0) kept.pop();
  return `${kept.map((group) => group.toString(16)).join(':')}::`;
}

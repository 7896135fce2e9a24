import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * The process log: JSON lines on stdout. Only messages, ids and error causes belong here; bodies, headers and
 * query strings are never logged (S2.8), and addresses only shortened.
 */
export function openLog(name: string, level = 'info'): Logger {
  return pino({ name, level, base: { name } });
}

/** Shortens an IP address for signed-out requests (S0.3): the last IPv4 octet or the last 80 bits of IPv6 are zeroed. */
export function shortenAddress(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(address);
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0`;
  return `${address.split(':').slice(0, 3).join(':')}::`;
}

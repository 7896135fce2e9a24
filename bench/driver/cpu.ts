import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that server and PostgreSQL have used so far. */
export interface Used {
  readonly serverMs: number;
  readonly postgresMs: number;
}

/** A clock tick of the kernel as /proc counts them; 100 a second on every Linux that Node supports. */
const tickMs = 10;

/**
 * Reads what a server process and all processes of a cluster have used. Unlike the time that passes it does not depend
 * on what else the machine does. Zero where there is no /proc.
 */
export function used(serverPid: number, postmasterPid: number): Used {
  return { serverMs: ownMs(serverPid), postgresMs: familyMs(postmasterPid) };
}

/** The difference of two readings per request. */
export const perRequest = (before: Used, after: Used, requests: number): Used => ({
  serverMs: (after.serverMs - before.serverMs) / requests,
  postgresMs: (after.postgresMs - before.postgresMs) / requests,
});

function familyMs(postmasterPid: number): number {
  const stats = pids().map(statOf);
  const family = stats.filter((stat) => stat && (stat.pid === postmasterPid || stat.parent === postmasterPid));
  return family.reduce((sum, stat) => sum + stat!.ms, 0);
}

const ownMs = (pid: number): number => statOf(pid)?.ms ?? 0;

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function statOf(pid: number): { pid: number; parent: number; ms: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the numbers begin after the last one.
    const numbers = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { pid, parent: numbers[1]!, ms: (numbers[11]! + numbers[12]!) * tickMs };
  } catch {
    return null;
  }
}

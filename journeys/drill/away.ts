import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from './ground.ts';

/** How the service behaves while its database is away and when it is back. */
export interface Away {
  /** Status, Retry-After and time of requests made while the database was away. */
  readonly refusals: readonly { readonly status: number; readonly retryAfter: string | null; readonly ms: number }[];
  /** From the moment the database takes connections again to the first answer. */
  readonly backMs: number;
  /** Whether the service process is the one it was. */
  readonly sameProcess: boolean;
}

/** Takes the database away, asks some times, brings it back, asks until answered. */
export async function databaseAway(ground: Ground): Promise<Away> {
  const before = ground.pid('service');
  await ground.kill('service-cluster');
  const refusals: Away['refusals'][number][] = [];
  for (let at = 0; at < 5; at += 1) refusals.push(...(await Promise.all([ask(ground), ask(ground), ask(ground)])));
  await ground.restart('service-cluster');
  const backAt = performance.now();
  while ((await ask(ground)).status !== 200) {
    if (performance.now() - backAt > 20_000) break;
    await pause(20);
  }
  const backMs = Math.round(performance.now() - backAt);
  return { refusals, backMs, sameProcess: ground.pid('service') === before };
}

async function ask(ground: Ground): Promise<Away['refusals'][number]> {
  const begunAt = performance.now();
  const token = await ground.customers[0]!.token();
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${ground.origins[0]}/api/cases`, { headers }).catch(() => null);
  await response?.arrayBuffer();
  const ms = Math.round(performance.now() - begunAt);
  // 0: no answer at all, which is never right.
  return { status: response?.status ?? 0, retryAfter: response?.headers.get('retry-after') ?? null, ms };
}

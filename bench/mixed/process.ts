import { get } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/ids';
import { type Connection, openConnection } from '../driver/connection.ts';
import type { Kind, MixJob, MixOutcome, Times } from './job.ts';

/** The driver of the mix, in a process of its own: takes one job from its parent and answers with the outcome. */
process.on('message', (job: MixJob) => {
  runMix(job).then(
    (outcome) => process.send!({ outcome }),
    (error: Error) => process.send!({ error: error.message }),
  );
});

/** A number of its own for every request that says nothing about the order in which they come; the same in every run. */
const luckOf = (at: number): number => ((at * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

function kindAt(kinds: readonly Kind[], at: number): Kind {
  let left = luckOf(at) * 100;
  for (const kind of kinds) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  return kinds[0]!;
}

function requestOf(host: string, kind: Kind, at: number): Buffer {
  const body = kind.body?.replace('@ID@', newId());
  const headers = {
    host,
    ...kind.headers[at % kind.headers.length],
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const path = kind.paths[Math.floor(luckOf(at + 7) * kind.paths.length)]!;
  return Buffer.from(`${kind.method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
}

/** Connections are opened as they are needed, as those of many people would be: no request waits for another one. */
function openPool(origin: URL) {
  const free: Connection[] = [];
  let count = 0;
  const opened = () => {
    count += 1;
    return openConnection(origin);
  };
  return {
    opened: () => count,
    async send(request: Buffer): Promise<number> {
      const connection = free.pop() ?? (await opened());
      const { status } = await connection.send(request);
      free.push(connection);
      return status;
    },
    close() {
      for (const each of free) each.close();
    },
  };
}

function follow(job: MixJob, counts: { told: number; lost: number }): () => void {
  const lost = () => {
    counts.lost += 1;
  };
  const requests = job.streams.map(({ path, headers }) => {
    const request = get(new URL(path, job.origin), { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) lost();
      response.setEncoding('utf8').on('data', (text: string) => {
        counts.told += text.split('event: change').length - 1;
      });
      response.on('end', lost).on('error', () => {});
    });
    return request.on('error', lost);
  });
  return () => {
    for (const request of requests) request.destroy();
  };
}

async function runMix(job: MixJob): Promise<MixOutcome> {
  const origin = new URL(job.origin);
  const pool = openPool(origin);
  const counts = { told: 0, lost: 0 };
  const unfollow = follow(job, counts);
  await pause(2_000);
  const { lost } = counts;
  const times = new Map<string, number[]>(job.kinds.map(({ name }) => [name, []]));
  const errors: Record<string, number> = {};
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const send = async (at: number, intendedAt: number) => {
    const kind = kindAt(job.kinds, at);
    const what = await pool.send(requestOf(origin.host, kind, at)).then(
      (status) => (status < 300 ? undefined : `${kind.name} ${status}`),
      (error: Error) => `${kind.name} ${error.message}`,
    );
    times.get(kind.name)!.push(performance.now() - intendedAt);
    if (what) errors[what] = (errors[what] ?? 0) + 1;
  };
  const begunAt = performance.now() + 100;
  const running = await sendAll(job, begunAt, send);
  await Promise.all(running);
  const seconds = (performance.now() - begunAt) / 1_000;
  const outcome = {
    all: timesOf([...times.values()].flat()),
    byKind: Object.fromEntries([...times].map(([name, each]) => [name, timesOf(each)])),
    errors,
    perSecond: running.length / seconds,
    connections: pool.opened(),
    told: counts.told,
    streamsLost: counts.lost - lost,
    ownStallMs: Math.max(0, delay.max / 1e6 - 5),
  };
  unfollow();
  pool.close();
  return outcome;
}

/**
 * Sends every request at its own moment, whether the ones before were answered or not; a moment that was missed because
 * this process was busy counts as waiting.
 */
async function sendAll(job: MixJob, begunAt: number, send: (at: number, intendedAt: number) => Promise<void>) {
  const running: Promise<void>[] = [];
  const total = job.perSecond * job.seconds;
  while (running.length < total) {
    const now = performance.now();
    for (let at = running.length; at < total; at = running.length) {
      const intendedAt = begunAt + (at * 1_000) / job.perSecond;
      if (intendedAt > now) break;
      running.push(send(at, intendedAt));
    }
    await pause(1);
  }
  return running;
}

function timesOf(all: number[]): Times {
  const sorted = all.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { requests: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), longestMs: sorted.at(-1) ?? 0 };
}

import { newId } from '#platform/ids';
import { openConnection } from './connection.ts';
import type { Job, Outcome } from './job.ts';

/** The driver's own process: takes one job at a time from its parent and answers with the outcome. */
process.on('message', (job: Job) => {
  runJob(job).then(
    (outcome) => process.send!({ outcome }),
    (error: Error) => process.send!({ error: error.message }),
  );
});

async function runJob(job: Job): Promise<Outcome> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let bodyBytes = 0;
  let left = job.atMost;
  const origin = new URL(job.origin);
  const connections = await Promise.all(Array.from({ length: job.connections }, () => openConnection(origin)));
  const begun = performance.now();
  const until = begun + job.milliseconds;
  const loop = async (at: number) => {
    const request = requestMaker(job, at);
    while (performance.now() < until && left-- > 0) {
      const sentAt = performance.now();
      const answered = await connections[at]!.send(request());
      latencies.push(performance.now() - sentAt);
      statuses[answered.status] = (statuses[answered.status] ?? 0) + 1;
      bodyBytes = answered.bodyBytes;
    }
  };
  await Promise.all(connections.map((_, at) => loop(at)));
  const seconds = (performance.now() - begun) / 1_000;
  for (const connection of connections) connection.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    bodyBytes,
    statuses,
  };
}

/** Text that is the same in every request is joined once. */
function requestMaker(job: Job, at: number): () => Buffer {
  const { host } = new URL(job.origin);
  const headers = { host, ...job.headers[at % job.headers.length] };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const paths = typeof job.path === 'string' ? [job.path] : job.path;
  const starts = paths.map((path) => `${job.method} ${path} HTTP/1.1\r\n${lines.join('')}`);
  if (job.body === undefined) {
    const whole = starts.map((each) => Buffer.from(`${each}\r\n`));
    let next = at;
    return () => whole[next++ % whole.length]!;
  }
  const [before, after = ''] = job.body.split('@ID@') as [string, string?];
  const length = Buffer.byteLength(before + after) + (job.body.includes('@ID@') ? 36 : 0);
  const heads = starts.map(
    (start) => `${start}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${before}`,
  );
  let next = at;
  return () => {
    const head = heads[next++ % heads.length]!;
    return Buffer.from(job.body!.includes('@ID@') ? `${head}${newId()}${after}` : head);
  };
}

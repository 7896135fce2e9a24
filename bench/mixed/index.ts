import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstPort } from '../ground/config.ts';
import type { GrowthGround } from '../growth/ground.ts';
import { type Row, verdictOf } from '../report/row.ts';
import { memberHeaders } from '../rows/requests.ts';
import type { MixJob, MixOutcome, Times } from './job.ts';
import { mixOf } from './kinds.ts';

const stallsFile = join(tmpdir(), `service-center-stalls-${process.pid}.json`);

/** Options of Node with which the API process tells how long its event loop stood still. */
export const stallsTold = [`--import=${new URL('./stalls.ts', import.meta.url)}?to=${stallsFile}`];

const stream = { customers: 40, desks: 10 } as const;

/** Many requests a second for two minutes, each at its own moment, over 10⁶ cases, with live streams and the worker. */
export async function mixedRows(ground: GrowthGround, perSecond: number): Promise<Row[]> {
  const { region, large } = ground;
  await region.addService({ name: 'worker', kind: 'worker', port: firstPort + 25, database: large.urls });
  const [kinds, headers] = [await mixOf(ground), await memberHeaders(ground, large)];
  const cookie = `staff_session=${large.sessionToken}`;
  const job: MixJob = {
    origin: large.origin,
    perSecond,
    seconds: 120,
    kinds,
    streams: [
      ...Array.from({ length: stream.customers }, (_, at) => ({
        path: '/api/live',
        headers: headers[at % headers.length]!,
      })),
      ...Array.from({ length: stream.desks }, () => ({ path: '/api/desk/live', headers: { cookie } })),
    ],
  };
  await run({ ...job, seconds: 10 });
  process.kill(region.pid(large.process)!, 'SIGUSR2');
  const loadBefore = loadavg()[0]!;
  const outcome = await run(job);
  const stalls = JSON.parse(readFileSync(stallsFile, 'utf8')) as { longestMs: number; p999Ms: number };
  return [loadRow(outcome, job, loadBefore), stallRow(stalls, outcome)];
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

const told = ({ p50Ms, p95Ms, p99Ms }: Times) => `p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, p99 ${ms(p99Ms)}`;

function loadRow(outcome: MixOutcome, { perSecond, seconds }: MixJob, loadBefore: number): Row {
  const errors = Object.entries(outcome.errors);
  const failed = errors.reduce((sum, [, times]) => sum + times, 0);
  const { p95Ms } = outcome.all;
  return {
    what: `mixed load, open loop, ${perSecond} requests/s for ${seconds} s at 10⁶ cases`,
    ours: `${told(outcome.all)}, ${failed} errors`,
    baseline: '',
    figure: `p95 ${ms(p95Ms)}`,
    reach: '≤ 80 ms, 0 errors',
    record: '40 ms',
    verdict:
      failed > 0 || outcome.streamsLost > 0 ? 'below' : verdictOf(p95Ms, { reach: 80, record: 40, better: 'less' }),
    notes: [
      Object.entries(outcome.byKind)
        .map(
          ([name, times]) => `${name} (${times.requests}) ${ms(times.p50Ms)} / ${ms(times.p95Ms)} / ${ms(times.p99Ms)}`,
        )
        .join(', '),
      `answered ${outcome.perSecond.toFixed(0)}/s over at most ${outcome.connections} connections; longest ${ms(outcome.all.longestMs)}`,
      `${stream.customers + stream.desks} live streams were told of ${outcome.told} changes, ${outcome.streamsLost} lost`,
      `driver, API, worker and PostgreSQL on one machine, load ${loadBefore.toFixed(1)} before; the driver itself stood still for ${ms(outcome.ownStallMs)} at most`,
      ...(failed > 0 ? [`errors: ${errors.map(([what, times]) => `${what} × ${times}`).join(', ')}`] : []),
    ],
  };
}

const stallRow = (stalls: { longestMs: number; p999Ms: number }, { byKind }: MixOutcome): Row => ({
  what: 'event-loop stall p99.9 under mixed load',
  ours: `longest ${ms(stalls.longestMs)}`,
  baseline: '',
  figure: ms(stalls.p999Ms),
  reach: '≤ 50 ms',
  record: '20 ms',
  verdict: verdictOf(stalls.p999Ms, { reach: 50, record: 20, better: 'less' }),
  notes: [`of the one API process, which answered ${Object.keys(byKind).length} kinds of requests`],
});

async function run(job: MixJob): Promise<MixOutcome> {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(job);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the driver ended')));
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ outcome?: MixOutcome; error?: string }];
  ended.catch(() => {});
  child.kill();
  if (!message.outcome) throw new Error(message.error);
  return message.outcome;
}

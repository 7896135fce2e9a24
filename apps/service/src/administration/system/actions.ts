import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problem, type SystemState } from '#contract';
import type { Act } from '#platform/act';
import { connector } from '#privacy/vocabulary';
import type { StaffActor } from '../../people/index.ts';
import { askingReadiness } from '../data-map.ts';
import { jobRetryAsked } from '../events.ts';
import { countConspicuous } from '../misuse/actions.ts';
import type { StaffRealmClient } from '../staff/realm-client.ts';
import { databaseClock, jobsGivenUp, jobsReported, officesHeld, queueOfFailed, queuesSeen } from './queries.ts';

/** What the system page looks at beside the database. */
export interface SystemSources {
  readonly build: string;
  readonly startedAt: Date;
  readonly filesFolder: string;
  /** The operator profile is the one of the demo. */
  readonly isDemoProfile: boolean;
  /** Processes that say whether they are ready, by name. */
  readonly readiness: Readonly<Record<string, string>>;
}

const way = connector(askingReadiness);

async function askReadiness([name, url]: [string, string]) {
  const begun = performance.now();
  const answer = await way.send(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  const told = Date.parse(answer?.headers.get('date') ?? '');
  const tookMs = Math.round(performance.now() - begun);
  return { name, isUp: answer?.ok ?? false, tookMs, told: Number.isNaN(told) ? null : told };
}

async function diskOf(folder: string): Promise<SystemState['disk']> {
  // The folder is made with the first file; until then its disk is that of the folder around it.
  const disk = await statfs(folder).catch(() => statfs(dirname(folder)).catch(() => null));
  return disk && { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize };
}

/** What is asked of everything but the database. */
export interface AskedOutside {
  readonly askedAt: number;
  readonly others: Awaited<ReturnType<typeof askReadiness>>[];
  readonly disk: SystemState['disk'];
  readonly staffRealm: Awaited<ReturnType<StaffRealmClient['misuse']>>;
}

/** Asks other processes, for seconds where one is away: no connection is held meanwhile. */
export async function askOutside(
  sources: SystemSources,
  realm: Pick<StaffRealmClient, 'misuse'>,
): Promise<AskedOutside> {
  const askedAt = Date.now();
  const [others, disk, staffRealm] = await Promise.all([
    Promise.all(Object.entries(sources.readiness).map(askReadiness)),
    diskOf(sources.filesFolder),
    realm.misuse(),
  ]);
  return { askedAt, others, disk, staffRealm };
}

/** How the installation is, each part as it was asked just now; what the worker does is what it last wrote down. */
export async function readSystem(
  act: Act<StaffActor>,
  sources: SystemSources,
  { askedAt, others, disk, staffRealm }: AskedOutside,
): Promise<SystemState> {
  const begun = performance.now();
  const database = await databaseClock(act.tx);
  const databaseMs = Math.round(performance.now() - begun);
  const here = Date.now();
  const [queues, failed, conspicuous, offices] = await Promise.all([
    queuesSeen(act.tx),
    jobsGivenUp(act.tx),
    countConspicuous(act, staffRealm),
    officesHeld(act.tx),
  ]);
  return {
    lacking: lackingOf(sources, offices),
    conspicuous,
    build: sources.build,
    startedAt: sources.startedAt.toISOString(),
    health: [
      { name: 'database', isUp: true, tookMs: databaseMs },
      ...others.map(({ name, isUp, tookMs }) => ({ name, isUp, tookMs })),
    ],
    disk,
    clocks: [
      { name: 'database', aheadMs: database.at.getTime() - here },
      ...others.map(({ name, told, tookMs }) => ({
        name,
        aheadMs: told === null ? null : apart(told, askedAt, tookMs),
      })),
    ],
    queues: queues.map((one) => ({
      ...one,
      doneAt: one.doneAt?.toISOString() ?? null,
      seenAt: one.seenAt.toISOString(),
    })),
    failedJobs: failed.map((one) => ({ ...one, failedAt: one.failedAt.toISOString() })),
  };
}

function lackingOf(
  { isDemoProfile }: SystemSources,
  { administrators, officers }: { administrators: number; officers: number },
): SystemState['lacking'] {
  return [
    ...(isDemoProfile ? (['operator-profile'] as const) : []),
    ...(officers === 0 ? (['privacy-officer'] as const) : []),
    // Nobody renews their own way in: one alone who loses a phone is shut out.
    ...(administrators < 2 ? (['second-administrator'] as const) : []),
  ];
}

/** An answer's date is the begun second at some moment since it was asked for: only what that cannot explain is a gap. */
function apart(told: number, asked: number, tookMs: number): number {
  const [least, most] = [asked - 1000, asked + tookMs];
  if (told < least) return told - least;
  return told > most ? told - most : 0;
}

/** Has a job tried again: the worker does it, as it does everything with jobs. */
export async function retryJob(act: Act<StaffActor>, jobId: string): Promise<void> {
  const failed = await queueOfFailed(act.tx, jobId);
  if (!failed) throw problem('not-found');
  act.emit(jobRetryAsked(failed.queue, jobId));
}

/** Jobs as the library of the worker knows them. */
export interface JobReport {
  readonly queues: readonly Omit<SystemState['queues'][number], 'seenAt'>[];
  readonly failed: readonly SystemState['failedJobs'][number][];
}

/** The worker writes down what it sees, for people who may not look at jobs themselves. */
export const reportJobs = async (act: Act, report: JobReport): Promise<void> => jobsReported(act.tx, report, act.now);

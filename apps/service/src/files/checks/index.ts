import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import type { Logger } from '#platform/log';
import { checkAttempts, checkClaimMs, variantsOf } from '../rules.ts';
import type { Storage } from '../storage/index.ts';
import type { Refusal } from '../uploads/queries.ts';
import type { CheckLimits } from './limits.ts';
import * as queries from './queries.ts';
import { checkLimits, tryInChild } from './run.ts';
import { machineFault } from './verdict.ts';

/** The upload to be checked, and whose it is. */
export interface CheckTarget {
  readonly uploadId: string;
  readonly personId: string;
}

/** Checks of complete uploads, a few at a time in processes of their own. */
export interface Checks {
  /** Puts a check in line; its outcome is the upload's state. */
  start(target: CheckTarget): void;
  /** Puts a check in line and waits for its end. */
  run(target: CheckTarget): Promise<void>;
  /** Ends running checks; what was in line is found by `recheckStuckFiles`. */
  close(): Promise<void>;
}

/** What checks are made of. */
export interface CheckWorld {
  /** Of the customer role in the API, of the worker role in the worker. */
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly limits?: CheckLimits;
  /** Checks at a time; 0 leaves all of them to another process. */
  readonly atOnce?: number;
}

async function refuse(world: CheckWorld, inTx: InTx, target: CheckTarget, key: string, refusal: Refusal) {
  await world.storage.drop(key);
  await inTx((tx) => queries.markRefused(tx, target.personId, target.uploadId, refusal, world.clock.now()));
}

type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** One check from claim to verdict. Each step may be the last one before a crash; the next run goes on from there. */
async function check(world: CheckWorld, target: CheckTarget, signal: AbortSignal): Promise<void> {
  const { personId, uploadId } = target;
  const inTx: InTx = (work) => world.database.transaction({ 'app.person_id': personId }, work);
  const now = world.clock.now();
  const died = new Date(now.getTime() - checkClaimMs);
  const claim = await inTx((tx) => queries.claimCheck(tx, personId, uploadId, now, died));
  if (!claim) return;
  try {
    await checkClaimed(world, inTx, target, claim, signal);
  } catch (error) {
    if (!machineFault(error)) throw error;
    world.log.error({ err: error, uploadId }, 'the machine failed at a check; the upload waits');
    await inTx((tx) => queries.takeCheckBack(tx, personId, uploadId));
  }
}

async function checkClaimed(
  world: CheckWorld,
  inTx: InTx,
  target: CheckTarget,
  claim: queries.ClaimedCheck,
  signal: AbortSignal,
): Promise<void> {
  const { storage, clock } = world;
  const { personId, uploadId } = target;
  const key = claim.storageKey;
  if (!claim.cleaned) {
    const verdict = await tryInChild(await storage.workplace(key), claim.told, world.limits ?? checkLimits, signal);
    if (verdict === 'machine-failed')
      throw Object.assign(new Error('a check could not read or write'), { code: 'EIO' });
    if (verdict === 'ended') {
      if (claim.attempts >= checkAttempts && !signal.aborted) return refuse(world, inTx, target, key, 'file-broken');
      await inTx((tx) => queries.releaseCheck(tx, personId, uploadId));
      return;
    }
    if ('refusal' in verdict) return refuse(world, inTx, target, key, verdict.refusal);
    await storage.keep(key, variantsOf(verdict.clean.type));
    // Taken back while it was checked: what has been written since then goes as well.
    if (!(await inTx((tx) => queries.recordClean(tx, personId, uploadId, verdict.clean)))) return storage.drop(key);
  }
  // `ready` says that the original, with where it was taken, is no more.
  await storage.dropOriginal(key);
  await inTx((tx) => queries.markReady(tx, personId, uploadId, clock.now()));
}

/** Opens the line of checks of this process. */
export function openChecks(world: CheckWorld): Checks {
  const atOnce = world.atOnce ?? 2;
  const ended = new AbortController();
  const running = new Set<Promise<void>>();
  const line: (() => void)[] = [];
  const next = () => {
    if (running.size < atOnce && !ended.signal.aborted) line.shift()?.();
  };
  const run = (target: CheckTarget): Promise<void> =>
    new Promise((resolve) => {
      line.push(() => {
        const work = check(world, target, ended.signal)
          .catch((error: unknown) => world.log.error({ err: error, uploadId: target.uploadId }, 'check interrupted'))
          .then(() => {
            running.delete(work);
            resolve();
            next();
          });
        running.add(work);
      });
      next();
    });
  return {
    start: (target) => void run(target),
    run,
    async close() {
      ended.abort();
      await Promise.all(running);
    },
  };
}

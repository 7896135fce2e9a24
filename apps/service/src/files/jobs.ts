import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Checks } from './checks/index.ts';
import * as queries from './checks/queries.ts';
import { abandonedAfterMs, checkClaimMs } from './rules.ts';
import type { Storage } from './storage/index.ts';

/** What the recurring jobs of files need, in the worker. */
export interface FileJobs {
  /** Of the worker role. */
  readonly database: Database;
  readonly storage: Storage;
  readonly checks: Checks;
  readonly clock: Clock;
}

const batch = 50;

/** Repeats checks that died with their process. Every minute; answers how many it looked at. */
export async function recheckStuckFiles(world: FileJobs): Promise<number> {
  const before = new Date(world.clock.now().getTime() - checkClaimMs);
  const stuck = await world.database.transaction({}, (tx) => queries.stuckChecks(tx, before, batch));
  await Promise.all(stuck.map((target) => world.checks.run(target)));
  return stuck.length;
}

/** Drops uploads a day after their last activity, bytes first; those that joined lose only their row. Every hour. */
export async function dropAbandonedUploads(world: FileJobs): Promise<number> {
  const before = new Date(world.clock.now().getTime() - abandonedAfterMs);
  const inTx = <T>(work: Parameters<typeof world.database.transaction<T>>[1]) => world.database.transaction({}, work);
  const found = await inTx((tx) => queries.abandonedUploads(tx, before, batch));
  for (const { uploadId, storageKey, joined } of found) {
    if (!joined) {
      // The row outlives the bytes, so that a sweep that dies halfway is repeated.
      if (!(await inTx((tx) => queries.endAbandoned(tx, uploadId, before)))) continue;
      await world.storage.drop(storageKey);
    }
    await inTx((tx) => queries.forgetUpload(tx, uploadId, before));
  }
  return found.length;
}

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

/** Ends one abandoned upload, bytes first; one that joined loses only its row. False when it was touched meanwhile. */
async function dropOne(world: FileJobs, upload: queries.AbandonedUpload, before: Date): Promise<boolean> {
  const inTx = <T>(work: Parameters<typeof world.database.transaction<T>>[1]) => world.database.transaction({}, work);
  if (!upload.joined) {
    // The row outlives the bytes, so that a sweep that dies halfway is repeated.
    if (!(await inTx((tx) => queries.endAbandoned(tx, upload.uploadId, before)))) return false;
    await world.storage.drop(upload.storageKey);
  }
  return (await inTx((tx) => queries.forgetUpload(tx, upload.uploadId, before))) === 1;
}

/** Drops uploads a day after their last activity. Every hour; answers how many it dropped. */
export async function dropAbandonedUploads(world: FileJobs): Promise<number> {
  const before = new Date(world.clock.now().getTime() - abandonedAfterMs);
  let dropped = 0;
  for (;;) {
    const found = await world.database.transaction({}, (tx) => queries.abandonedUploads(tx, before, batch));
    let gone = 0;
    for (const upload of found) if (await dropOne(world, upload, before)) gone += 1;
    dropped += gone;
    if (found.length < batch || gone === 0) return dropped;
  }
}

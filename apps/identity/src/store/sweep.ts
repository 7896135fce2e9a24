import { keepPartitions } from '#platform/access-log';
import type { Database } from '#platform/database';
import { removeUnconfirmedAccounts } from '../accounts/queries.ts';
import { removeTold } from '../consents/telling/queries.ts';
import { removeEndedMails } from '../mail/queries.ts';
import { sweepRegion } from '../region/sweeping.ts';
import { removeEndedShared } from './queries.ts';

/** Removes at home what has ended, and keeps the months of its log of use. */
export async function sweepHome(database: Database, now: Date, accessLogDays?: number): Promise<void> {
  await keepPartitions(database, now, accessLogDays);
  await database.transaction({}, async (tx) => {
    await removeEndedShared(tx, now);
    await removeEndedMails(tx, now);
    await removeTold(tx, now);
    await sweepRegion(tx, now);
    await removeUnconfirmedAccounts(tx, new Date(now.getTime() - 86_400_000));
  });
}

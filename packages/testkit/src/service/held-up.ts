import { setTimeout } from 'node:timers/promises';
import type { TestService } from './index.ts';

const waiting = `SELECT count(*)::int AS count FROM pg_locks
  WHERE locktype = 'transactionid' AND NOT granted AND transactionid = pg_current_xact_id()::xid`;

/** Waits until somebody waits for the owner's open transaction. @throws Error after 20 s */
export async function heldUp(world: Pick<TestService, 'asOwner'>): Promise<void> {
  for (const endsAt = Date.now() + 20_000; Date.now() < endsAt; await setTimeout(20)) {
    const [row] = await world.asOwner<{ count: number }>(waiting);
    if (row!.count > 0) return;
  }
  throw new Error('nobody waited for the transaction of the owner');
}

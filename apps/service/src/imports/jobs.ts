import { runPass } from './passes/run.ts';
import { undoPass } from './passes/undo.ts';
import type { ImportWork } from './passes/world.ts';
import * as queries from './queries.ts';
import { filesSince, linesSince, stalledSince } from './rules.ts';

/** Does what was asked for an import, from where it stands; doing it twice, or at the same time twice, does it once. */
export async function carryOnImport(work: ImportWork, importId: string): Promise<void> {
  const one = await work.inAct((act) => queries.importByNumber(act.tx, importId));
  if (one?.state === 'checking' || one?.state === 'running') await runPass(work, one);
  if (one?.state === 'undoing') await undoPass(work, one);
}

/** Goes on with imports whose process died. Every minute; answers how many. */
export async function carryOnStalledImports(work: ImportWork): Promise<number> {
  const before = stalledSince(work.clock.now());
  const stalled = await work.inAct((act) => queries.stalledImports(act.tx, before));
  const failed: unknown[] = [];
  // One that fails every time must not stand in the way of those behind it.
  for (const { importId } of stalled) await carryOnImport(work, importId).catch((error) => failed.push(error));
  if (failed.length > 0) throw failed[0];
  return stalled.length;
}

const sweepAtOnce = 50;

/** Drops files of imports, their refused rows and what undo needs after 30 days. Every hour; answers how many. */
export async function dropOldImports(work: ImportWork): Promise<number> {
  const before = filesSince(work.clock.now());
  const old = await work.inAct((act) => queries.importsPastKeeping(act.tx, before, sweepAtOnce));
  for (const { importId, fileKey } of old) {
    // The key outlives the bytes, so that a sweep that dies halfway is repeated.
    await work.storage.drop(fileKey);
    await work.inAct((act) => queries.importRowsForgotten(act.tx, importId));
  }
  await work.inAct((act) => queries.importsForgotten(act.tx, linesSince(act.now)));
  return old.length;
}

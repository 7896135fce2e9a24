import type { z } from 'zod';
import { problem, type SavedFilter, type savedFilterBodySchema } from '#contract';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { filterDeleted, filterSaved, filtersFor } from './queries.ts';

/** Filters that one has saved, and those that colleagues share. */
export async function listSavedFilters(act: Act<StaffActor>): Promise<SavedFilter[]> {
  const { staffId } = act.actor;
  const rows = await filtersFor(act.tx, staffId);
  return rows.map(({ staff_id, ...row }) => ({ ...row, mine: staff_id === staffId }));
}

/** Saves a filter, or writes one's own anew. @throws problem not-found when it is a colleague’s */
export async function saveFilter(
  act: Act<StaffActor>,
  filterId: string,
  body: z.output<typeof savedFilterBodySchema>,
): Promise<void> {
  if ((await filterSaved(act.tx, { filterId, ...body }, act.actor.staffId, act.now)) === 0) throw problem('not-found');
}

/** Deletes a filter of one's own; one that is gone, or a colleague's, stays as it is. */
export async function deleteSavedFilter(act: Act<StaffActor>, filterId: string): Promise<void> {
  await filterDeleted(act.tx, filterId, act.actor.staffId);
}

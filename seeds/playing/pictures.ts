import { readFile } from 'node:fs/promises';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { filesCounted } from '../../apps/service/src/cases/queries.ts';
import { importPicture, type Storage } from '../../apps/service/src/files/index.ts';
import type { CustomerActor } from '../../apps/service/src/people/index.ts';

/** Puts pictures of the story on a case or a reply, cleaned by the same process as every upload. */
export async function addPictures(
  act: Act<CustomerActor>,
  storage: Storage,
  place: { readonly caseId: string; readonly replyId: string | null },
  names: readonly string[],
): Promise<void> {
  const { companyId } = act.actor.membership!;
  for (const [position, name] of names.entries()) {
    await importPicture(act.tx, storage, {
      companyId,
      ...place,
      fileId: newId(act.now),
      personId: act.actor.personId,
      name,
      bytes: await readFile(new URL(`../pictures/${name}`, import.meta.url)),
      joinedAt: act.now,
      position,
    });
  }
  if (names.length > 0) filesCounted(act.tx, companyId, place.caseId, names.length);
}

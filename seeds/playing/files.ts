import { readFile } from 'node:fs/promises';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { filesCounted } from '../../apps/service/src/cases/queries.ts';
import { importFile, type Storage } from '../../apps/service/src/files/index.ts';
import type { CustomerActor } from '../../apps/service/src/people/index.ts';
import type { DemoFile } from '../story/index.ts';

const bytesOf = (name: string) => readFile(new URL(`../${name}`, import.meta.url));

/** Puts files of the story on a case or a reply, cleaned by the same process as every upload. */
export async function addFiles(
  act: Act<CustomerActor>,
  storage: Storage,
  place: { readonly caseId: string; readonly replyId: string | null },
  files: readonly DemoFile[],
): Promise<void> {
  const { companyId } = act.actor.membership!;
  // Each is cleaned in a process of its own: side by side, the first start waits for the slowest alone.
  await Promise.all(
    files.map(async (file, position) => {
      const { name, caption, poster } = typeof file === 'string' ? { name: `pictures/${file}` } : file;
      await importFile(act.tx, storage, {
        companyId,
        ...place,
        fileId: newId(act.now),
        personId: act.actor.personId,
        name,
        bytes: await bytesOf(name),
        joinedAt: act.now,
        position,
        ...(caption !== undefined && { caption }),
        ...(poster !== undefined && { poster: await bytesOf(poster) }),
      });
    }),
  );
  if (files.length > 0) filesCounted(act.tx, companyId, place.caseId, files.length);
}

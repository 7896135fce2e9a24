import { problem } from '#contract';
import type { Tx } from '#platform/database';
import { checkInChild, checkLimits } from './checks/run.ts';
import { displayName, nameForType } from './names.ts';
import { insertFile, type Place } from './queries.ts';
import { variantsOf } from './rules.ts';
import type { Storage } from './storage/index.ts';

/** A picture that comes from elsewhere than an upload, and where it goes. */
export interface ImportedPicture extends Place {
  readonly fileId: string;
  readonly personId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly joinedAt: Date;
  /** Place among the pictures of the same entry; 0 when absent. */
  readonly position?: number;
}

/**
 * Puts a picture on a case, cleaned by the same process as every upload.
 * @throws the refusal as a problem (`file-type`, `file-too-large`, `file-broken`)
 */
export async function importPicture(tx: Tx, storage: Storage, picture: ImportedPicture): Promise<void> {
  const { bytes, name, joinedAt, position = 0, ...rest } = picture;
  const storageKey = storage.newKey();
  await storage.append(
    storageKey,
    0,
    (async function* () {
      yield bytes;
    })(),
  );
  const verdict = await checkInChild(
    await storage.workplace(storageKey),
    { kind: 'picture', sha256: null },
    checkLimits,
  );
  if (!verdict || 'refusal' in verdict) {
    await storage.drop(storageKey);
    throw problem(verdict?.refusal ?? 'try-again');
  }
  await storage.keep(storageKey, variantsOf(verdict.clean.type));
  await storage.dropOriginal(storageKey);
  const fileName = nameForType(displayName(name), verdict.clean.type);
  const file = { ...rest, ...verdict.clean, position, storageKey, fileName, caption: null, poster: null };
  await insertFile(tx, file, joinedAt);
}

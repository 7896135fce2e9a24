import { problem } from '#contract';
import type { Tx } from '#platform/database';
import type { CleanFile } from './checks/queries.ts';
import { checkInChild, checkLimits } from './checks/run.ts';
import { displayName, nameForType } from './names.ts';
import { insertFile, type Place } from './queries.ts';
import { kindOfName, variantsOf } from './rules.ts';
import type { Storage } from './storage/index.ts';

/** A file that comes from elsewhere than an upload, and where it goes. */
export interface ImportedFile extends Place {
  readonly fileId: string;
  readonly personId: string;
  /** Its ending says of which kind it is to be; the bytes must agree. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly joinedAt: Date;
  /** Place among the files of the same entry; 0 when absent. */
  readonly position?: number;
  readonly caption?: string;
  /** A picture that stands for a video. */
  readonly poster?: Uint8Array;
}

type Kept = CleanFile & { readonly storageKey: string };

async function cleaned(storage: Storage, bytes: Uint8Array, name: string): Promise<Kept> {
  const storageKey = storage.newKey();
  await storage.append(
    storageKey,
    0,
    (async function* () {
      yield bytes;
    })(),
  );
  const told = { kind: kindOfName(name) ?? null, sha256: null };
  const verdict = await checkInChild(await storage.workplace(storageKey), told, checkLimits);
  if (!verdict || 'refusal' in verdict) {
    await storage.drop(storageKey);
    throw problem(verdict?.refusal ?? 'try-again');
  }
  await storage.keep(storageKey, variantsOf(verdict.clean.type));
  await storage.dropOriginal(storageKey);
  return { ...verdict.clean, storageKey };
}

/**
 * Puts a file on a case, cleaned by the same process as every upload.
 * @throws the refusal as a problem (`file-type`, `file-too-large`, `file-broken`)
 */
export async function importFile(tx: Tx, storage: Storage, file: ImportedFile): Promise<void> {
  const { bytes, name, joinedAt, position = 0, caption = null, poster, ...rest } = file;
  const [clean, kept] = await Promise.all([
    cleaned(storage, bytes, name),
    poster ? cleaned(storage, poster, 'poster.jpg') : null,
  ]);
  const fileName = nameForType(displayName(name), clean.type);
  await insertFile(tx, { ...rest, ...clean, position, fileName, caption, poster: kept }, joinedAt);
}

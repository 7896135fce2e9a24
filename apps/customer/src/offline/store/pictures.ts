import {
  dropRecord,
  dropRecords,
  inDatabase,
  keepRecord,
  putSealed,
  recordOf,
  type Sealed,
  seal,
  unseal,
} from '#ui/sealed';

/** A small picture that is kept, without its bytes. */
export interface KeptPicture {
  readonly fileId: string;
  readonly bytes: number;
}

const atMost = { pictures: 150, bytes: 4 * 1024 * 1024 } as const;
const kind = 'picture';
const listKind = 'pictures';

/** What stays of a list, newest first, within its bounds; and what must go. */
export function withinBounds(list: readonly KeptPicture[], bounds = atMost as { pictures: number; bytes: number }) {
  const stays: KeptPicture[] = [];
  let bytes = 0;
  for (const one of list) {
    bytes += one.bytes;
    if (stays.length === bounds.pictures || bytes > bounds.bytes) break;
    stays.push(one);
  }
  return { stays, goes: list.slice(stays.length) };
}

const listOf = async (personId: string): Promise<readonly KeptPicture[]> =>
  (await recordOf<readonly KeptPicture[]>(personId, listKind, 'list')) ?? [];

/** Keeps small pictures of one case, encrypted; the ones seen longest ago make room. @param read fetches one */
export async function keepPictures(
  personId: string,
  fileIds: readonly string[],
  read: (fileId: string) => Promise<Blob>,
): Promise<void> {
  const before = await listOf(personId);
  const seen: KeptPicture[] = [];
  for (const fileId of fileIds) {
    const held = before.find((one) => one.fileId === fileId);
    if (held) {
      seen.push(held);
      continue;
    }
    const bytes = await (await read(fileId)).arrayBuffer();
    const sealed = await seal(personId, [personId, kind, fileId], bytes);
    if (!sealed || !(await putSealed(personId, 'records', sealed, [personId, kind, fileId]))) return;
    seen.push({ fileId, bytes: bytes.byteLength });
  }
  const { stays, goes } = withinBounds([...seen, ...before.filter(({ fileId }) => !fileIds.includes(fileId))]);
  await keepRecord(personId, listKind, 'list', stays);
  for (const { fileId } of goes) await dropRecord(personId, kind, fileId);
}

/** A small picture from this device; null when it is not kept. */
export async function pictureOf(personId: string, fileId: string): Promise<Blob | null> {
  const place = [personId, kind, fileId];
  const sealed = await inDatabase<Sealed>('readonly', 'records', (store) => store.get(place)).catch(() => undefined);
  const bytes = sealed && (await unseal(personId, place, sealed));
  return bytes ? new Blob([bytes], { type: 'image/webp' }) : null;
}

/** Removes every small picture of a person. */
export async function dropPictures(personId: string): Promise<void> {
  await dropRecords(personId, kind);
  await dropRecords(personId, listKind);
}

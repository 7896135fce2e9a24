import { inDatabase, putSealed, type Sealed, seal, under, unseal } from '#ui/sealed';

/** Bytes of a chosen file, wherever they lie. */
export interface Bytes {
  readonly size: number;
  slice(from: number, to: number): Promise<Blob>;
}

// A piece is what is encrypted and read at once: a video never stands in memory whole.
const pieceBytes = 2 * 1024 * 1024;

// The browser needs room for its own books, and a disk that is full to the brim helps nobody.
const spareBytes = 64 * 1024 * 1024;

/** Whether the browser has room to keep this much more; a browser that does not say is tried. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  const { quota, usage } = await (globalThis.navigator?.storage?.estimate?.() ?? Promise.resolve({})).catch(
    (): StorageEstimate => ({}),
  );
  return quota === undefined || quota - (usage ?? 0) > bytes + Math.min(bytes, spareBytes);
}

/** Keeps a file in encrypted pieces. Returns false where the browser keeps nothing. @throws when the disk is full */
export async function keepBytes(personId: string, fileId: string, file: Blob, signal: AbortSignal): Promise<boolean> {
  for (let index = 0; index * pieceBytes < file.size; index++) {
    if (signal.aborted) return false;
    const piece = await file.slice(index * pieceBytes, (index + 1) * pieceBytes).arrayBuffer();
    const sealed = await seal(personId, [personId, fileId, index], piece);
    if (!sealed || !(await putSealed(personId, 'pieces', sealed, [personId, fileId, index]))) return false;
  }
  return !signal.aborted;
}

async function pieceOf(personId: string, fileId: string, index: number): Promise<ArrayBuffer> {
  const place = [personId, fileId, index];
  const sealed = await inDatabase<Sealed>('readonly', 'pieces', (store) => store.get(place));
  const piece = sealed && (await unseal(personId, place, sealed));
  if (!piece) throw new Error('a piece of a kept file cannot be read');
  return piece;
}

/** The bytes of a kept file. */
export const keptBytes = (personId: string, fileId: string, size: number): Bytes => ({
  size,
  async slice(from, to) {
    const parts: Blob[] = [];
    const end = Math.min(to, size);
    for (let index = Math.floor(from / pieceBytes); index * pieceBytes < end; index++) {
      const piece = await pieceOf(personId, fileId, index);
      const start = index * pieceBytes;
      parts.push(new Blob([piece.slice(Math.max(from - start, 0), end - start)]));
    }
    return new Blob(parts);
  },
});

/** Where the bytes of a file are: on the device, and in the page as long as that lives. */
export interface Source {
  readonly personId: string;
  readonly keptId: string;
  readonly size: number;
  readonly file?: Blob;
}

/** The bytes of a file; one that the phone has taken away from the page is read from where it is kept. */
export function bytesFrom({ personId, keptId, size, file }: Source): Bytes {
  const kept = keptBytes(personId, keptId, size);
  if (!file) return kept;
  return {
    size: file.size,
    slice: async (from, to) => {
      const part = file.slice(from, to);
      const isReadable = await part
        .slice(0, 1)
        .arrayBuffer()
        .then(Boolean, () => false);
      return isReadable ? part : kept.slice(from, to);
    },
  };
}

/** Removes what was kept of a file. */
export const dropBytes = (personId: string, fileId: string): Promise<unknown> =>
  inDatabase('readwrite', 'pieces', (store) => store.delete(under(personId, fileId)));

/** Removes every kept file of a person. */
export const dropAllBytes = (personId: string): Promise<unknown> =>
  inDatabase('readwrite', 'pieces', (store) => store.delete(under(personId)));

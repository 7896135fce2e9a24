import { randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage, Variant } from './index.ts';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A name or its removal survives a power cut only once its folder has been synchronised as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  await handle.sync().finally(() => handle.close());
}

async function makeFolder(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made !== root; made = dirname(made)) await syncFolder(dirname(made));
}

async function openForWriting(root: string, path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_WRONLY);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await makeFolder(root, dirname(path));
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  await syncFolder(dirname(path));
  return handle;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Lengths of files that this process has put on the disk itself; some hundred, the oldest go. */
class Known {
  private readonly lengths = new Map<string, number>();

  note(path: string, length: number): void {
    this.lengths.delete(path);
    this.lengths.set(path, length);
    if (this.lengths.size > 500) this.lengths.delete(this.lengths.keys().next().value!);
  }
  isKnown = (path: string, length: number) => this.lengths.get(path) === length;
  forget = (path: string) => this.lengths.delete(path);
}

async function appendTo(root: string, path: string, offset: number, chunks: AsyncIterable<Uint8Array>) {
  const handle = await openForWriting(root, path);
  let position = offset;
  try {
    for await (const chunk of chunks) {
      await writeAll(handle, chunk, position);
      position += chunk.length;
    }
  } finally {
    await handle.sync().finally(() => handle.close());
  }
  return position;
}

async function syncFile(path: string, known?: Known): Promise<number> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDWR);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    if (known?.isKnown(path, size)) return size;
    // A process that died may have left bytes that only the kernel knows of: they count once they are on the disk.
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path)).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

async function readThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Storage on the local disk: folders sharded by the key's first letters, 0700, files 0600. */
export function openDiskStorage(root: string): Storage {
  const under = (area: 'incoming' | 'kept', key: string) => {
    // Keys come from our own rows; this line keeps a broken row from ever leaving the folder.
    if (!/^[0-9a-f]{40}$/.test(key)) throw new Error('not a storage key');
    return join(root, area, key.slice(0, 2), key.slice(2, 4), key.slice(4));
  };
  const original = (key: string) => under('incoming', key);
  const kept = (key: string, variant: Variant) => under('kept', key) + (variant === 'thumb' ? '.thumb' : '');
  const fresh = (key: string, variant: Variant) => `${kept(key, variant)}.new`;
  const known = new Known();
  return {
    newKey: () => randomBytes(20).toString('hex'),
    durableLength: (key) => syncFile(original(key), known),
    async append(key, offset, chunks) {
      const path = original(key);
      known.forget(path);
      const length = await appendTo(root, path, offset, chunks);
      known.note(path, length);
      return length;
    },
    readOriginal: (key) => readThere(original(key)),
    async workplace(key) {
      await makeFolder(root, dirname(under('kept', key)));
      return { original: original(key), full: fresh(key, 'full'), thumb: fresh(key, 'thumb') };
    },
    async keep(key, variants) {
      for (const variant of variants) {
        await syncFile(fresh(key, variant));
        await rename(fresh(key, variant), kept(key, variant));
      }
      await syncFolder(dirname(kept(key, 'full')));
    },
    dropOriginal: (key) => remove(original(key)),
    async drop(key) {
      await remove(original(key));
      for (const variant of ['full', 'thumb'] as const) {
        await remove(fresh(key, variant));
        await remove(kept(key, variant));
      }
    },
    async length(key, variant) {
      const found = await stat(kept(key, variant)).catch(() => undefined);
      return found?.size;
    },
    read: (key, variant, start, end) => createReadStream(kept(key, variant), { start, end }),
  };
}

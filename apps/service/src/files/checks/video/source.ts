import { open } from 'node:fs/promises';

/** A file that is read in places, never whole. */
export interface Source {
  readonly length: number;
  /** Bytes from `at` on, fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

const windowBytes = 64 * 1024;

/** Opens a file; what lies near what was read last is answered from memory. */
export async function openSource(path: string): Promise<Source> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  const load = async (at: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
      if (bytesRead === 0) return bytes.subarray(0, done);
      done += bytesRead;
    }
    return bytes;
  };
  return {
    length: size,
    async read(at, length) {
      if (length > windowBytes) return load(at, length);
      if (at < windowAt || at + length > windowAt + window.length) {
        window = await load(at, windowBytes);
        windowAt = at;
      }
      return window.subarray(at - windowAt, at - windowAt + length);
    },
    close: () => file.close(),
  };
}

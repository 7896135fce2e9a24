import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { broken } from '../verdict.ts';

/** A part of a file that becomes other bytes of the same length, or zeros. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes?: Uint8Array;
}

const pieceBytes = 1024 * 1024;

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Puts the part of an edit that falls into a piece of the file, which begins at `at`. */
function put(edit: Edit, piece: Uint8Array, at: number): void {
  const from = Math.max(edit.start, at);
  const to = Math.min(edit.end, at + piece.length);
  if (!edit.bytes) piece.fill(0, from - at, to - at);
  else piece.set(edit.bytes.subarray(from - edit.start, to - edit.start), from - at);
}

/**
 * Copies the first `length` bytes of a file with edits put in, a piece at a time, and answers what it wrote. The
 * original stays as it is: a check that dies halfway is simply repeated.
 */
export async function copyEdited(
  from: string,
  to: string,
  length: number,
  edits: readonly Edit[],
): Promise<{ bytes: number; sha256: string }> {
  const sorted = edits.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const [input, output] = [await open(from, 'r'), await open(to, 'w', 0o600)];
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(pieceBytes);
  let next = 0;
  try {
    for (let at = 0; at < length; ) {
      const { bytesRead } = await input.read(buffer, 0, Math.min(pieceBytes, length - at), at);
      if (bytesRead === 0) throw broken();
      const piece = buffer.subarray(0, bytesRead);
      while (next < sorted.length && sorted[next]!.end <= at) next += 1;
      for (let each = next; each < sorted.length && sorted[each]!.start < at + bytesRead; each++)
        put(sorted[each]!, piece, at);
      hash.update(piece);
      await writeAll(output, piece, at);
      at += bytesRead;
    }
  } finally {
    await input.close();
    await output.close();
  }
  return { bytes: length, sha256: hash.digest('hex') };
}

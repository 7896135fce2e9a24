const block = 512;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** One header of a tar file (POSIX.1-1988 ustar); names are of our own making, ASCII and short. */
function headerOf(name: string, bytes: number, at: Date): Buffer {
  const header = Buffer.alloc(block);
  const write = (text: string, offset: number) => header.write(text, offset, 'latin1');
  write(name, 0);
  write(octal(0o644, 8), 100);
  write(octal(0, 8), 108);
  write(octal(0, 8), 116);
  write(octal(bytes, 12), 124);
  write(octal(Math.floor(at.getTime() / 1000), 12), 136);
  write('        ', 148);
  write('0ustar\x0000', 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** One file of an archive: bytes are as many as it says, or the archive breaks off. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Writes files one after the other as a tar, never more than a piece in memory. */
export async function* tarOf(entries: AsyncIterable<TarEntry>, at: Date): AsyncGenerator<Buffer> {
  for await (const { name, bytes, content } of entries) {
    yield headerOf(name, bytes, at);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield Buffer.from(piece);
    }
    if (written !== bytes) throw new Error(`${name} has ${written} bytes and not ${bytes}`);
    if (bytes % block) yield Buffer.alloc(block - (bytes % block));
  }
  yield Buffer.alloc(2 * block);
}

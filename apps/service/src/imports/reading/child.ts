import { Unreadable } from './cells.ts';
import { type ImportFile, readingHere, rowsHere } from './here.ts';
import { lookEveryMs, memoryMarginBytes, overMemory, rowsAtOnce } from './limits.ts';
import type { Asked, Piece } from './process.ts';

const asked = JSON.parse(process.argv[2]!) as Asked;

setInterval(() => {
  if (process.memoryUsage.rss() > asked.memoryBytes - memoryMarginBytes) process.exit(overMemory);
}, lookEveryMs).unref();

/** Says one line; waits until the reader has taken what was said before. */
async function say(piece: Piece): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(piece)}\n`)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** The file, which comes in whole: what it is read by jumps in it. */
async function fileOf(): Promise<ImportFile> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return { format: asked.format, bytes: Buffer.concat(pieces) };
}

async function sayRows(file: ImportFile): Promise<void> {
  if (!('rows' in asked)) return;
  let rows = [];
  let turn = Date.now();
  for await (const row of rowsHere(file, asked.rows)) {
    rows.push(row);
    if (rows.length === rowsAtOnce) {
      await say({ rows });
      rows = [];
    }
    // Rows of a CSV come without a pause: the look at the memory needs one.
    if (Date.now() - turn < lookEveryMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = Date.now();
  }
  await say({ rows });
}

try {
  const file = await fileOf();
  if ('rows' in asked) await sayRows(file);
  else await say({ reading: await readingHere(file, asked.reading) });
  await say({ end: true });
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  await say({ failure: error.failure });
}

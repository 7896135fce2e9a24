import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ImportFailure, ImportReading } from '#contract';
import { type Row, Unreadable } from './cells.ts';
import type { ImportFile, Read } from './here.ts';
import { overMemory, type ReadingLimits } from './limits.ts';

/** What is asked about a file: how it is read, or its rows. */
export type Question = { readonly reading: Partial<ImportReading> } | { readonly rows: ImportReading };

/** What a reading's process is told. */
export type Asked = Pick<ImportFile, 'format'> & { readonly memoryBytes: number } & Question;

/** What it says, a line each; without `end` or `failure` it died. */
export type Piece =
  | { readonly reading: Read }
  | { readonly rows: readonly Row[] }
  | { readonly end: true }
  | { readonly failure: ImportFailure };

const script = fileURLToPath(new URL('./child.ts', import.meta.url));
// Ended by its own memory limit or by ours: a reader that fell over its input.
const fatal: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGKILL', 'SIGSEGV', 'SIGBUS', 'SIGTRAP', 'SIGILL'];

function start(file: ImportFile, question: Question, { memoryBytes }: ReadingLimits) {
  const asked: Asked = { format: file.format, memoryBytes, ...question };
  const child = spawn(process.execPath, ['--max-old-space-size=320', script, JSON.stringify(asked)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<{ code: number | null; died: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, died) => resolve({ code, died }));
  });
  ended.catch(() => undefined);
  // It may have said what it has to say before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(file.bytes);
  return { child, ended };
}

/** Lines as they come; never more in memory than what the pipe holds and one line. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of stream) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** The next line; a process that lets one wait for too long is ended. */
async function nextOf(lines: AsyncGenerator<string>, end: () => void, patienceMs: number) {
  const timer = setTimeout(end, patienceMs);
  try {
    return await lines.next();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What a process of its own says about a file; it knows no secret and no database, and ends with whoever asked.
 * @throws Unreadable, also in the middle; `file-too-large` when it takes more memory or time than it may
 */
export async function* piecesOf(file: ImportFile, question: Question, limits: ReadingLimits): AsyncGenerator<Piece> {
  const { child, ended } = start(file, question, limits);
  const end = () => child.kill('SIGKILL');
  const lines = linesOf(child.stdout.setEncoding('utf8'));
  try {
    for (;;) {
      const { value, done } = await nextOf(lines, end, limits.patienceMs);
      if (done) break;
      const piece = JSON.parse(value) as Piece;
      if ('failure' in piece) throw new Unreadable(piece.failure);
      if ('end' in piece) return;
      yield piece;
    }
    const { code, died } = await ended;
    if (code === overMemory || fatal.includes(died)) throw new Unreadable('file-too-large');
    throw new Error(`the reading of a file ended with ${died ?? code}`);
  } finally {
    end();
  }
}

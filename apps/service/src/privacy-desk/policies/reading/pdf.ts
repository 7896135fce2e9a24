import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { policyTextLimits, problem } from '#contract';

const script = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));

/** How long a PDF may take, and the memory of the process that reads it. */
export const pdfLimits = { timeMs: 20_000, memoryMb: 256 } as const;

type Answer = { text: string } | { refusal: 'file-broken' | 'file-too-large' };

/** A line that does not end a sentence goes on in the next one; a PDF breaks lines where its page ends. */
const joined = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/([\p{Ll},])-\n(\p{Ll})/gu, '$1$2')
    .replace(/(\p{Script=Han}|[，、；])\n(?=\p{Script=Han})/gu, '$1');

/**
 * The words of a PDF, read in a process of its own that has no secret, little memory and little time.
 * @throws problem `file-broken` for what is no PDF, is locked or breaks its reader, `file-too-large` beyond the limits
 */
export async function textOfPdf(bytes: Uint8Array, limits: { timeMs: number; memoryMb: number } = pdfLimits) {
  const answer = await new Promise<Answer>((resolve) => {
    const child = fork(script, [], {
      env: {},
      execArgv: [`--max-old-space-size=${limits.memoryMb}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let said: Answer | undefined;
    const timer = setTimeout(() => {
      said = { refusal: 'file-too-large' };
      child.kill('SIGKILL');
    }, limits.timeMs);
    child.on('message', (message) => {
      said ??= message as Answer;
      child.kill('SIGKILL');
    });
    child.on('error', () => undefined);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said ?? { refusal: 'file-broken' });
    });
    child.send({ bytes: Buffer.from(bytes).toString('base64'), pages: policyTextLimits.pages }, () => undefined);
  });
  if ('refusal' in answer) throw problem(answer.refusal);
  return joined(answer.text);
}

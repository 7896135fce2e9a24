/** Why home takes something from nobody, the service region included. */
export type DistrustReason = 'too-large' | 'date' | 'order';

/** The service region answered something that home does not take. A log keeps no message, so the reason is a word. */
export class Distrusted extends Error {
  readonly reason: DistrustReason;
  constructor(reason: DistrustReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

const tooLarge = (what: string, limitBytes: number) =>
  new Distrusted('too-large', `the answer to ${what} is larger than ${limitBytes} bytes`);

/** Reads an answer and stops as soon as there is more of it than there can be. @throws Distrusted */
export async function readBounded(answer: Response, limitBytes: number, what: string): Promise<string> {
  if (!answer.body) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  // Leaving the loop by an error ends the connection, too.
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge(what, limitBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

import { describe, expect, it } from 'vitest';
import { Distrusted, readBounded } from './bounded.ts';

/** An answer in pieces, and how many of them were taken. */
function answerOf(pieces: readonly string[]) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(stream) {
        const piece = pieces[taken];
        taken += 1;
        if (piece === undefined) stream.close();
        else stream.enqueue(new TextEncoder().encode(piece));
      },
    },
    { highWaterMark: 0 },
  );
  return { answer: new Response(body), taken: () => taken };
}

describe('an answer of the service region', () => {
  it('is read whole up to its limit, letters of several bytes too', async () => {
    const { answer } = answerOf(['报警', 'E-27', '，停机']);
    expect(await readBounded(answer, 25, 'facts')).toBe('报警E-27，停机');
    expect(await readBounded(new Response(null), 0, 'nothing')).toBe('');
  });

  it('is left as soon as there is more of it than there can be', async () => {
    const { answer, taken } = answerOf(Array(1000).fill('0123456789'));
    const reading = readBounded(answer, 35, 'facts');
    await expect(reading).rejects.toThrow(Distrusted);
    await expect(reading).rejects.toMatchObject({ reason: 'too-large' });
    expect(taken()).toBe(4);
  });

  it('that is cut between the bytes of a letter is put together again', async () => {
    const bytes = new TextEncoder().encode('停机');
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
        stream.close();
      },
    });
    expect(await readBounded(new Response(body), 6, 'facts')).toBe('停机');
  });
});

import { fastify } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem } from '#contract';
import { DatabaseAway } from '#platform/database';
import { type EventStream, openStream, type Standing, standingAfter } from './stream.ts';

afterEach(() => void vi.useRealTimers());

/** A stream that is asked whether it may go on, and answers in turn; its text once it has ended. */
async function streamed(answers: readonly Standing[], during: (stream: EventStream) => void = () => {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const left = [...answers];
  const app = fastify();
  let began: () => void = () => {};
  const beginning = new Promise<void>((settle) => {
    began = settle;
  });
  app.get('/', (_request, reply) => {
    const stillIn = async () => left.shift() ?? 'no';
    during(openStream(reply, { missed: [], at: new Date(0) }, { inMs: 3_600_000, stillIn }));
    began();
    return reply;
  });
  const ended = app.inject('/');
  await beginning;
  await vi.advanceTimersByTimeAsync(answers.length * 15_000);
  const { payload } = await ended;
  await app.close();
  return { beats: payload.split('\n').filter((line) => line === ':').length, payload, left };
}

describe('a stream under load', () => {
  it('outlasts checks that find nobody to ask', async () => {
    const answers: Standing[] = ['yes', 'unknown', 'unknown', 'unknown', 'yes', 'unknown', 'no'];
    expect(await streamed(answers)).toMatchObject({ beats: 7, left: [] });
  });

  it('ends with the first refusal, and when nobody could be asked for long', async () => {
    expect(await streamed(['no', 'yes', 'yes'])).toMatchObject({ beats: 1, left: ['yes', 'yes'] });
    expect(await streamed(['unknown', 'unknown', 'unknown', 'unknown', 'yes'])).toMatchObject({ beats: 4 });
  });

  it('takes a refusal for a refusal and an overload for none', () => {
    expect(standingAfter(problem('sign-in-needed'))).toBe('no');
    expect(standingAfter(problem('membership-needed'))).toBe('no');
    expect(standingAfter(problem('try-again', { retryAfterSeconds: 1 }))).toBe('unknown');
    expect(standingAfter(new DatabaseAway('the database did not answer'))).toBe('unknown');
  });

  it('whoever does not read is cut off and told nothing more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const change = {
      companyId: 'a',
      productLine: 'laser' as const,
      area: 'east',
      caseNumber: 'C-1',
      kind: 'x',
      at: '1',
    };
    const ends: string[] = [];
    await new Promise<void>((settle) => {
      // Nobody reads an answer that is not sent.
      const unread = { type: () => unread, header: () => unread, send: () => unread };
      const end = { inMs: 60_000, stillIn: async () => 'yes' as const };
      const stream = openStream(unread as never, { missed: [], at: new Date(0) }, end);
      stream.onEnd(() => {
        ends.push('closed');
        settle();
      });
      for (let bytes = 0; bytes < 400 * 1024; bytes += 60 * 1000) stream.tell(Array(1000).fill(change));
      stream.tell([change]);
    });
    expect(ends).toEqual(['closed']);
  });
});

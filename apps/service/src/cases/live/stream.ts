import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { PresenceHint } from '#contract';
import type { ChangedRow, LiveChange } from './queries.ts';

const heartbeatMs = 15_000;
const tooMuchBytes = 256 * 1024;

/** One open answer of `text/event-stream`. */
export interface EventStream {
  tell(caseNumber: string, kind: string, at: string): void;
  /** Says who else is at a case; carries no id, since nobody is told later what was missed. */
  tellPresence(hint: PresenceHint): void;
  end(): void;
  /** Runs once the answer is over, however it ended. */
  onEnd(work: () => void): void;
}

/** How long a stream may stay. */
export interface StreamEnd {
  /** Milliseconds until the credential ends. */
  readonly inMs: number;
  /** Asked at every heartbeat; false ends the stream. */
  readonly stillIn: () => Promise<boolean>;
}

/** What a stream begins with. */
export interface StreamStart {
  /** Cases that changed while the client was away. */
  readonly missed: readonly ChangedRow[];
  /** When the act looked back: the id of whoever hears nothing until the next cut. */
  readonly at: Date;
}

/** Begins the answer: hints with the time of the change as id, and a heartbeat. */
export function openStream(reply: FastifyReply, { missed, at }: StreamStart, end: StreamEnd): EventStream {
  const body = new PassThrough();
  const stream: EventStream = {
    tell(caseNumber, kind, at) {
      // Somebody who does not read any more shall come back and be told again.
      if (body.writableLength > tooMuchBytes) return stream.end();
      body.write(`id: ${at}\nevent: change\ndata: ${JSON.stringify({ caseNumber, kind })}\n\n`);
    },
    tellPresence({ caseNumber, staffId, tab, doing }) {
      if (body.writableLength > tooMuchBytes) return stream.end();
      body.write(`event: presence\ndata: ${JSON.stringify({ presence: { caseNumber, staffId, tab, doing } })}\n\n`);
    },
    end: () => void body.end(),
    onEnd: (work) => void body.once('close', work),
  };
  body.write('retry: 1000\n\n');
  for (const row of missed) stream.tell(row.case_number, 'missed', row.changed_at.toISOString());
  body.write(`id: ${at.toISOString()}\n\n`);
  const beat = setInterval(async () => {
    body.write(':\n\n');
    if (!(await end.stillIn())) stream.end();
  }, heartbeatMs);
  // Node's timers count to 24.8 days at most; a session is shorter.
  const last = setTimeout(stream.end, Math.max(0, end.inMs));
  stream.onEnd(() => {
    clearInterval(beat);
    clearTimeout(last);
  });
  reply.type('text/event-stream').header('x-accel-buffering', 'no').send(body);
  return stream;
}

/** Passes a change on to a stream. */
export const tellStream = (stream: EventStream) => (change: LiveChange) =>
  stream.tell(change.caseNumber, change.kind, change.at);

import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { PresenceHint } from '#contract';
import { carriesProblem } from '#platform/http';
import type { ChangedRow, LiveChange } from './queries.ts';

/** The pages give up after 45 s of silence. Each stream has a beat of its own, so that not all are checked at once. */
const heartbeatMs = { shortest: 10_000, longest: 15_000 } as const;
const tooMuchBytes = 256 * 1024;
/** So many checks in a row may find nobody to ask before a stream ends. */
const uncheckedAtMost = 4;

/** One open answer of `text/event-stream`. */
export interface EventStream {
  tell(changes: readonly LiveChange[]): void;
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
  /** Asked at every heartbeat; `no` ends the stream, and so do several `unknown` in a row. */
  readonly stillIn: () => Promise<Standing>;
}

/** Whether whoever follows may go on; `unknown` while the service is too busy to say. */
export type Standing = 'yes' | 'no' | 'unknown';

/** What a check says that did not come to its end: a refusal is a no, an overload or a lost database says nothing. */
export const standingAfter = (error: unknown): Standing =>
  carriesProblem(error) && error.problem.status < 500 && error.problem.status !== 429 ? 'no' : 'unknown';

/** What a stream begins with. */
export interface StreamStart {
  /** Cases that changed while the client was away. */
  readonly missed: readonly ChangedRow[];
  /** When the act looked back: the id of whoever hears nothing until the next cut. */
  readonly at: Date;
}

const eventOf = (caseNumber: string, kind: string, at: string): string =>
  `id: ${at}\nevent: change\ndata: ${JSON.stringify({ caseNumber, kind })}\n\n`;

const written = new WeakMap<LiveChange, string>();

/** A change is written once, however many streams it goes to. */
function writtenOnce(change: LiveChange): string {
  const before = written.get(change);
  if (before !== undefined) return before;
  const text = eventOf(change.caseNumber, change.kind, change.at);
  written.set(change, text);
  return text;
}

/** Beats, and asks with each beat whether the stream may go on. @returns stops it */
function keepBeating(beat: () => void, { stillIn }: StreamEnd, end: () => void): () => void {
  let unchecked = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    const { shortest, longest } = heartbeatMs;
    timer = setTimeout(onBeat, shortest + Math.random() * (longest - shortest));
  };
  const onBeat = async () => {
    beat();
    next();
    const standing = await stillIn();
    unchecked = standing === 'unknown' ? unchecked + 1 : 0;
    if (standing === 'no' || unchecked >= uncheckedAtMost) end();
  };
  next();
  return () => clearTimeout(timer);
}

/** Begins the answer: hints with the time of the change as id, and a heartbeat. */
export function openStream(reply: FastifyReply, { missed, at }: StreamStart, end: StreamEnd): EventStream {
  const body = new PassThrough();
  const send = (text: string) => {
    if (body.writableEnded || body.destroyed) return;
    // Somebody who does not read any more is cut off, comes back and is told again.
    if (body.writableLength > tooMuchBytes) body.destroy();
    else body.write(text);
  };
  const stream: EventStream = {
    tell: (changes) => send(changes.map(writtenOnce).join('')),
    tellPresence: ({ caseNumber, staffId, tab, doing }) =>
      send(`event: presence\ndata: ${JSON.stringify({ presence: { caseNumber, staffId, tab, doing } })}\n\n`),
    end: () => void body.end(),
    onEnd: (work) => void body.once('close', work),
  };
  const begin = missed.map((row) => eventOf(row.case_number, 'missed', row.changed_at.toISOString()));
  send(['retry: 1000\n\n', ...begin, `id: ${at.toISOString()}\n\n`].join(''));
  const stopBeating = keepBeating(() => send(':\n\n'), end, stream.end);
  // Node's timers count to 24.8 days at most; a session is shorter.
  const last = setTimeout(stream.end, Math.max(0, end.inMs));
  stream.onEnd(() => {
    stopBeating();
    clearTimeout(last);
  });
  reply.type('text/event-stream').header('x-accel-buffering', 'no').send(body);
  return stream;
}

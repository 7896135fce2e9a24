import { type CaseAct, type CaseState, caseRefuses, objectionDays, problem, type Turn } from '#contract';
import type { HeldCase, Standing } from './queries.ts';

/** Refuses an act that the case's state forbids; the table is the contract's. @throws problem */
export function requirePossible(
  act: CaseAct,
  held: Pick<HeldCase, 'state' | 'solved_at' | 'goes_on_in'>,
  now: Date,
): void {
  const refusal = caseRefuses(act, { state: held.state, solvedAt: held.solved_at }, now);
  if (refusal) throw problem(refusal, held.goes_on_in === null ? {} : { fields: { goesOnIn: held.goes_on_in } });
}

const aYearMs = 366 * 86_400_000;
// The clock of the desk's machine may run behind ours, and a page is filled in for a while.
const graceMs = 10 * 60_000;

/** Refuses a promise that nobody can keep, or that nobody will remember. @throws problem input */
export function requirePromisable(promisedUpdateAt: Date | null, now: Date): void {
  const inMs = promisedUpdateAt ? promisedUpdateAt.getTime() - now.getTime() : 0;
  if (inMs < -graceMs) throw problem('input', { fields: { promisedUpdateAt: 'past' } });
  if (inMs > aYearMs) throw problem('input', { fields: { promisedUpdateAt: 'too-far' } });
}

/** Where the case stands when nothing of it changes. */
export const same = (held: HeldCase): Standing => ({
  state: held.state,
  turn: held.turn,
  promised_update_at: held.promised_update_at,
  solved_at: held.solved_at,
  cause: held.cause,
  remedy: held.remedy,
});

/** The first act of staff receives a case that was only sent. */
export const touchedByStaff = (state: CaseState): CaseState => (state === 'sent' ? 'received' : state);

/** An answer or a turn means that work has begun. */
export const workedOn = (state: CaseState): CaseState =>
  state === 'sent' || state === 'received' ? 'in-progress' : state;

/** A customer who replies on its own turn hands the turn to the maker. */
export const turnAfterReply = (held: Pick<HeldCase, 'state' | 'turn'>): Turn =>
  held.turn === 'customer' && held.state !== 'solved' ? 'maker' : held.turn;

/** After an objection the maker works on the case again as if it had not been solved. */
export const reopened = (held: HeldCase): Standing => ({
  ...same(held),
  state: 'in-progress',
  turn: 'maker',
  solved_at: null,
  cause: null,
  remedy: null,
});

/** A solved case waits for the customer's word; nothing more is promised. */
export const solvedWith = (held: HeldCase, cause: string, remedy: string, now: Date): Standing => ({
  ...same(held),
  state: 'solved',
  turn: 'customer',
  promised_update_at: null,
  solved_at: now,
  cause,
  remedy,
});

/** A case that ends, closed or stopped. */
export const ended = (held: HeldCase, state: 'closed' | 'stopped'): Standing => ({
  ...same(held),
  state,
  promised_update_at: null,
});

/** Solutions from before this moment can no longer be objected to. */
export const unopposedSince = (now: Date): Date => new Date(now.getTime() - objectionDays * 86_400_000);

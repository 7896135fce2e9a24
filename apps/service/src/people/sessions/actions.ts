import { problem, type StaffMember, type StaffSession } from '#contract';
import type { Act } from '#platform/act';
import type { Tx } from '#platform/database';
import { newId, newToken } from '#platform/ids';
import type { StaffActor } from '../actors.ts';
import { hashOfProof, proofOf } from './proof.ts';
import {
  areasNamed,
  endedSessionsDeleted,
  ownSessions,
  ownSessionsEnded,
  type SignedInFrom,
  type StaffRow,
  sessionEndTold,
  sessionRunning,
  sessionStarted,
  staffOnDuty,
} from './queries.ts';
import { idleSince, sessionEnds } from './rules.ts';

/** A staff member as colleagues see it. */
export const staffMemberOf = (row: StaffRow): StaffMember => ({
  staffId: row.staff_id,
  name: row.name,
  team: row.team,
  roles: row.roles,
  productLines: row.product_lines,
  areas: row.areas,
});

/** Starts a session for somebody the staff realm vouched for; answers the token of the cookie. */
export async function startSession(act: Act<StaffActor>, from: SignedInFrom): Promise<{ token: string; endsAt: Date }> {
  const token = newToken();
  const endsAt = sessionEnds(act.now);
  await sessionStarted(
    act.tx,
    { sessionId: newId(act.now), tokenHash: hashOfProof(proofOf(token)), staffId: act.actor.staffId, endsAt, from },
    act.now,
  );
  act.audit({ what: 'signed in' });
  return { token, endsAt };
}

/** Signs out: the session's row and every stream of it end. */
export async function endSession(act: Act<StaffActor>): Promise<void> {
  const { sessionId, sessionProof } = act.actor;
  await ownSessionsEnded(act.tx, sessionProof, { one: sessionId, allBut: null }, act.now);
  sessionEndTold(act.tx, sessionId);
}

/** Where one is signed in oneself. */
export async function listOwnSessions(act: Act<StaffActor>): Promise<StaffSession[]> {
  const { staffId, sessionId } = act.actor;
  const rows = await ownSessions(act.tx, staffId, act.now, idleSince(act.now));
  return rows.map(({ startedAt, seenAt, ...row }) => ({
    ...row,
    isThisOne: row.sessionId === sessionId,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
  }));
}

/** Ends one of one's own sessions, or all others; their streams end with them. @throws problem `not-found` */
export async function endOwnSessions(act: Act<StaffActor>, which: string | 'others'): Promise<void> {
  const { sessionProof, sessionId } = act.actor;
  const wish = which === 'others' ? { one: null, allBut: sessionId } : { one: which, allBut: null };
  const ended = await ownSessionsEnded(act.tx, sessionProof, wish, act.now);
  if (ended.length === 0 && which !== 'others') throw problem('not-found');
  for (const { session_id } of ended) sessionEndTold(act.tx, session_id);
}

/** Colleagues a case can be assigned to, and the areas one works for. */
export async function listStaff(act: Act<StaffActor>) {
  const [staff, areas] = await Promise.all([staffOnDuty(act.tx), areasNamed(act.tx, act.actor.scope.areas)]);
  return { staff: staff.map(staffMemberOf), areas };
}

/** Deletes sessions that are over. */
export const deleteEndedSessions = (act: Act): Promise<number> =>
  endedSessionsDeleted(act.tx, act.now, idleSince(act.now));

/** Whether a session still runs; does not count as using it. */
export const sessionRuns = async (tx: Tx, sessionId: string, now: Date): Promise<boolean> =>
  (await sessionRunning(tx, sessionId, now, idleSince(now))) !== undefined;

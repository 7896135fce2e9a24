import type { z } from 'zod';
import { type callSchema, problem } from '#contract';
import type { Act } from '#platform/act';
import { PlatformProblem } from '#platform/http';
import {
  type CallFact,
  type CallsToSplit,
  type DeskCall,
  holdFor,
  type LogOpeningCall,
  noteSpoken,
  type ReadCase,
  receiveByTheWay,
  tellDesk,
} from '../cases/index.ts';
import { memberInCompany } from '../companies/index.ts';
import type { CustomerActor, StaffActor } from '../people/index.ts';
import { callLogged } from './events.ts';
import { type CallRow, callById, callStored, callsOfCase, loggedOfCase, splittableCalls } from './queries.ts';

const factOf = (row: CallRow): CallFact => ({
  callId: row.call_id,
  standing: row,
  at: row.called_at,
  callerName: row.caller_name,
});

/** What a customer's timeline shows of calls. */
export const readCalls = async (act: Act<CustomerActor>, of: ReadCase): Promise<CallFact[]> =>
  (await callsOfCase(act.tx, of)).map(factOf);

/** What the desk's timeline shows of calls. */
export async function readDeskCalls(act: Act<StaffActor>, of: ReadCase): Promise<DeskCall[]> {
  const [calls, logged] = await Promise.all([callsOfCase(act.tx, of), loggedOfCase(act.tx, of)]);
  const loggedOf = new Map(logged.map((row) => [row.call_id, row]));
  return calls.flatMap((call) => {
    const row = loggedOf.get(call.call_id);
    if (!row) return [];
    return [{ ...factOf(call), loggedByName: row.logged_by_name, loggedAt: row.logged_at, note: row.note }];
  });
}

/** Calls of a case that may be split off. */
export const callsToSplit: CallsToSplit = (act, companyId, caseNumber, callIds) =>
  splittableCalls(act.tx, companyId, caseNumber, callIds);

type SentCall = z.output<typeof callSchema>;

/** Stores a call of a case that this act holds. @throws problem */
async function keepCall(
  act: Act<StaffActor>,
  { company_id: companyId, case_id: caseId }: { company_id: string; case_id: string },
  sent: SentCall,
): Promise<void> {
  const calledAt = new Date(sent.at);
  // A minute of grace: the clock of the desk's machine may run ahead of ours.
  if (calledAt.getTime() > act.now.getTime() + 60_000)
    throw new PlatformProblem(400, 'input', { fields: { at: 'future' } });
  const membershipId = typeof sent.caller === 'string' ? null : sent.caller.membershipId;
  if (membershipId && !(await memberInCompany(act.tx, companyId, membershipId)))
    throw problem('contact-not-in-company');
  const { staffId } = act.actor;
  const call = {
    companyId,
    caseId,
    callId: sent.id,
    calledAt,
    callerMembershipId: membershipId,
    callerStaffId: sent.caller === 'maker' ? staffId : null,
    loggedBy: staffId,
    note: sent.note ?? null,
  };
  if ((await callStored(act.tx, call, act.now)) === 0) throw problem('id-taken');
  await noteSpoken(act, { company_id: companyId, case_id: caseId }, calledAt);
  act.emit(callLogged(companyId, caseId, sent.id));
}

/** Logs the call that a case begins with. */
export const logOpeningCall: LogOpeningCall = (act, of, call) => keepCall(act, of, call);

/** Logs a phone call about a case; the same id again changes nothing. */
export async function logCall(act: Act<StaffActor>, caseNumber: string, sent: SentCall) {
  const held = await holdFor(act, caseNumber, 'log-call');
  const before = await callById(act.tx, held.company_id, sent.id);
  if (before) {
    if (before.case_id !== held.case_id || before.logged_by !== act.actor.staffId) throw problem('id-taken');
    return { callId: sent.id, wasThere: true };
  }
  receiveByTheWay(act, held);
  await keepCall(act, held, sent);
  tellDesk(act, held, 'call');
  return { callId: sent.id, wasThere: false };
}

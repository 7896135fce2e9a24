import type { z } from 'zod';
import { type callSchema, problem } from '#contract';
import type { Act } from '#platform/act';
import { PlatformProblem } from '#platform/http';
import { type CallFact, type DeskCall, holdFor, receiveByTheWay, tellDesk } from '../cases/index.ts';
import { memberInCompany } from '../companies/index.ts';
import type { CustomerActor, StaffActor } from '../people/index.ts';
import { callLogged } from './events.ts';
import { type CallRow, callById, callStored, callsOfCase, deskCallsOfCase } from './queries.ts';

const factOf = (row: CallRow): CallFact => ({
  callId: row.call_id,
  at: row.called_at,
  callerName: row.caller_name,
});

/** What a customer's timeline shows of calls. */
export const readCalls = async (act: Act<CustomerActor>, companyId: string, caseId: string): Promise<CallFact[]> =>
  (await callsOfCase(act.tx, companyId, caseId)).map(factOf);

/** What the desk's timeline shows of calls. */
export const readDeskCalls = async (act: Act<StaffActor>, companyId: string, caseId: string): Promise<DeskCall[]> =>
  (await deskCallsOfCase(act.tx, companyId, caseId)).map((row) => ({
    ...factOf(row),
    loggedByName: row.logged_by_name,
    loggedAt: row.logged_at,
    note: row.note,
  }));

/** Logs a phone call about a case; the same id again changes nothing. */
export async function logCall(act: Act<StaffActor>, caseNumber: string, sent: z.output<typeof callSchema>) {
  const held = await holdFor(act, caseNumber, 'log-call');
  const companyId = held.company_id;
  const before = await callById(act.tx, companyId, sent.id);
  if (before) {
    if (before.case_id !== held.case_id || before.logged_by !== act.actor.staffId) throw problem('id-taken');
    return { callId: sent.id, wasThere: true };
  }
  const calledAt = new Date(sent.at);
  // A minute of grace: the clock of the desk's machine may run ahead of ours.
  if (calledAt.getTime() > act.now.getTime() + 60_000)
    throw new PlatformProblem(400, 'input', { fields: { at: 'future' } });
  const membershipId = sent.caller === 'maker' ? null : sent.caller.membershipId;
  if (membershipId && !(await memberInCompany(act.tx, companyId, membershipId)))
    throw problem('contact-not-in-company');
  const call = {
    companyId,
    caseId: held.case_id,
    callId: sent.id,
    calledAt,
    callerMembershipId: membershipId,
    callerStaffId: membershipId ? null : act.actor.staffId,
    loggedBy: act.actor.staffId,
    note: sent.note ?? null,
  };
  if ((await callStored(act.tx, call, act.now)) === 0) throw problem('id-taken');
  receiveByTheWay(act, held);
  act.emit(callLogged(companyId, held.case_id, sent.id));
  tellDesk(act, held, 'call');
  return { callId: sent.id, wasThere: false };
}

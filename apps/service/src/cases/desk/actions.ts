import { type CauseCode, type Priority, problem, type RemedyCode, type StopReason, type Turn } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { assignable, type StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { caseFact } from '../events.ts';
import { codesOfCase, codesWritten } from '../handing-on/queries.ts';
import { ended, requirePossible, requirePromisable, same, solvedWith, touchedByStaff, workedOn } from '../rules.ts';
import { wordsAdded } from '../search/queries.ts';
import { wordsOf } from '../search/words.ts';
import { answersOfCase, endOfCase, replyById, staffReplyStored } from '../timeline/queries.ts';
import { holdCase, holdFor, moveByStaff, receiveByTheWay, record, tellDesk } from './holding.ts';
import { caseAssigned, casePrioritised, noteById, noteStored } from './queries.ts';

type Staff = Act<StaffActor>;

/** A text with the id that the page made for it. */
export interface Written {
  readonly id: string;
  readonly text: string;
}

/** A reply, with how many answers the writer knew of. */
export interface WrittenReply extends Written {
  readonly seen?: number | null | undefined;
}

/** Replies to the customer; the case is in progress. */
export async function answerCase(act: Staff, caseNumber: string, sent: WrittenReply) {
  const held = await holdCase(act, caseNumber);
  const before = await replyById(act.tx, held.company_id, sent.id);
  if (before) {
    if (before.author_staff_id !== act.actor.staffId || before.case_id !== held.case_id) throw problem('id-taken');
    return { replyId: sent.id, wasThere: true };
  }
  requirePossible('answer', held, act.now);
  // The case is held: nobody can answer between this look and the reply.
  if (typeof sent.seen === 'number' && (await answersOfCase(act.tx, held)).answers > sent.seen)
    throw problem('answered-meanwhile');
  const { company_id, case_id } = held;
  const reply = { company_id, case_id, replyId: sent.id, text: sent.text };
  moveByStaff(act, held, { ...same(held), state: workedOn(held.state) });
  if ((await staffReplyStored(act.tx, reply, act.actor.staffId, act.now)) === 0) throw problem('id-taken');
  wordsAdded(act.tx, held, wordsOf([sent.text]));
  await countClocks(act, held);
  act.emit(caseFact('CaseAnswered', held, { replyId: sent.id }));
  tellDesk(act, held, 'reply');
  return { replyId: sent.id, wasThere: false };
}

/** Writes an internal note. */
export async function noteOnCase(act: Staff, caseNumber: string, sent: Written) {
  const held = await holdCase(act, caseNumber);
  const before = await noteById(act.tx, held.company_id, sent.id);
  if (before) {
    if (before.author_staff_id !== act.actor.staffId || before.case_id !== held.case_id) throw problem('id-taken');
    return { noteId: sent.id, wasThere: true };
  }
  requirePossible('note', held, act.now);
  if ((await noteStored(act.tx, held, sent, act.actor.staffId, act.now)) === 0) throw problem('id-taken');
  act.emit(caseFact('CaseNoted', held, { noteId: sent.id }));
  tellDesk(act, held, 'note', true);
  return { noteId: sent.id, wasThere: false };
}

/** Tells the customer that the case has been received; telling it again changes nothing. */
export async function receiveCase(act: Staff, caseNumber: string): Promise<void> {
  const held = await holdCase(act, caseNumber);
  if (held.state === 'received') return;
  requirePossible('receive', held, act.now);
  moveByStaff(act, held, { ...same(held), state: touchedByStaff(held.state) });
  act.emit(caseFact('CaseReceived', held));
  tellDesk(act, held, 'received');
}

/** Gives the case to a colleague who works on its product line, or to nobody. */
export async function assignCase(act: Staff, caseNumber: string, assignee: string | null): Promise<void> {
  const held = await holdFor(act, caseNumber, 'assign');
  if (held.assignee === assignee) return;
  if (assignee !== null && !(await assignable(act.tx, assignee, held))) throw problem('staff-not-found');
  const by = { changeId: newId(act.now), staffId: act.actor.staffId };
  caseAssigned(act.tx, held, assignee, by, act.now);
  receiveByTheWay(act, held);
  act.emit(caseFact('CaseAssigned', held, { assignee }));
  tellDesk(act, held, 'assigned', true);
}

/** Sets the maker's priority; no customer sees it. */
export async function prioritiseCase(act: Staff, caseNumber: string, priority: Priority): Promise<void> {
  const held = await holdFor(act, caseNumber, 'prioritise');
  if (held.priority === priority) return;
  const by = { changeId: newId(act.now), staffId: act.actor.staffId };
  casePrioritised(act.tx, held, priority, by, act.now);
  receiveByTheWay(act, held);
  act.emit(caseFact('CasePrioritised', held, { priority }));
  tellDesk(act, held, 'prioritised', true);
}

/** Says who acts next. */
export async function setTurn(act: Staff, caseNumber: string, turn: Turn): Promise<void> {
  const held = await holdFor(act, caseNumber, 'set-turn');
  if (held.turn === turn && held.state === 'in-progress') return;
  moveByStaff(act, held, { ...same(held), state: workedOn(held.state), turn });
  record(act, held, { kind: 'turn', turn });
  await countClocks(act, held);
  act.emit(caseFact('TurnSet', held, { turn }));
  tellDesk(act, held, 'turn');
}

/** Promises when the maker will act next, or takes the promise back. */
export async function promiseUpdate(act: Staff, caseNumber: string, promisedUpdateAt: Date | null): Promise<void> {
  const held = await holdFor(act, caseNumber, 'set-promise');
  if (held.promised_update_at?.getTime() === promisedUpdateAt?.getTime()) return;
  requirePromisable(promisedUpdateAt, act.now);
  const state = touchedByStaff(held.state);
  moveByStaff(act, held, { ...same(held), state, promised_update_at: promisedUpdateAt });
  record(act, held, { kind: 'promise', promisedUpdateAt });
  await countClocks(act, held);
  act.emit(caseFact('UpdatePromised', held));
  tellDesk(act, held, 'promise');
}

/** Solves the case with cause and remedy; solving it again with the same words and codes changes nothing. */
export async function solveCase(
  act: Staff,
  caseNumber: string,
  solution: {
    readonly cause: string;
    readonly remedy: string;
    readonly causeCode?: CauseCode | null;
    readonly remedyCode?: RemedyCode | null;
  },
): Promise<void> {
  const held = await holdCase(act, caseNumber);
  const { cause, remedy } = solution;
  const codes = { causeCode: solution.causeCode ?? null, remedyCode: solution.remedyCode ?? null };
  if (held.state === 'solved' && held.cause === cause && held.remedy === remedy) {
    const before = await codesOfCase(act.tx, held);
    if (before.cause_code === codes.causeCode && before.remedy_code === codes.remedyCode) return;
  }
  requirePossible('solve', held, act.now);
  moveByStaff(act, held, solvedWith(held, cause, remedy, act.now));
  codesWritten(act.tx, held, codes);
  record(act, held, { kind: 'solved', cause, remedy });
  wordsAdded(act.tx, held, wordsOf([cause, remedy]));
  await countClocks(act, held);
  act.emit(caseFact('CaseSolved', held));
  tellDesk(act, held, 'solved');
}

/** Stops the case with a reason; stopping it again for the same reason, said alike, changes nothing. */
export async function stopCase(
  act: Staff,
  caseNumber: string,
  stop: { readonly reason: StopReason; readonly text?: string | null },
): Promise<void> {
  const held = await holdCase(act, caseNumber);
  if (held.state === 'stopped') {
    const end = await endOfCase(act.tx, held.company_id, held.case_id, 'stopped');
    if (end?.stop_reason === stop.reason && end.text === (stop.text ?? null)) return;
  }
  requirePossible('stop', held, act.now);
  moveByStaff(act, held, ended(held, 'stopped'));
  record(act, held, { kind: 'stopped', stopReason: stop.reason, text: stop.text ?? null });
  await countClocks(act, held);
  act.emit(caseFact('CaseStopped', held, { reason: stop.reason }));
  tellDesk(act, held, 'stopped');
}

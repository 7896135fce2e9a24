import type { z } from 'zod';
import { problem, type SplitRefusal, type splitLists, type splitSchema } from '#contract';
import type { Act } from '#platform/act';
import { requireOpenDoor } from '../../companies/index.ts';
import { machineAcrossCompanies, machineStays } from '../../machines/index.ts';
import type { StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { spokenNoted } from '../clocks/queries.ts';
import { holdCase, moveByStaff, receiveByTheWay, tellDesk } from '../desk/holding.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { caseFact } from '../events.ts';
import { caseById, caseRegistered } from '../opening/queries.ts';
import { requirePossible, same, workedOn } from '../rules.ts';
import { caseWorded } from '../search/queries.ts';
import { caseWords } from '../search/words.ts';
import {
  notesToSplit,
  repliesToSplit,
  type SplitCall,
  type SplitOpening,
  type SplitReply,
  type SplittableRow,
  splitStored,
  splitsOfCases,
} from './queries.ts';

type Staff = Act<StaffActor>;
type Sent = z.output<typeof splitSchema>;

/** Calls stand to the right of cases; the wiring passes those of a case, and of what goes on in it, that may be split off. */
export type CallsToSplit = (
  act: Staff,
  companyId: string,
  caseNumber: string,
  callIds: readonly string[],
) => Promise<SplitCall[]>;

const cannotSplit = (field: keyof Sent, why: SplitRefusal) => problem('input', { fields: { [field]: why } });

/** The case that the same page made before. @throws problem id-taken */
async function asBefore(act: Staff, held: DeskHeldCase, sent: Sent) {
  const before = await caseById(act.tx, held.company_id, sent.id);
  if (!before) return null;
  const [split] = await splitsOfCases(act.tx, held.company_id, [sent.id]);
  const isSame = split?.from_case_id === held.case_id && split.author_staff_id === act.actor.staffId;
  if (!isSame) throw problem('id-taken');
  return { caseId: sent.id, caseNumber: before.case_number, wasThere: true };
}

/**
 * The entries of one kind that were chosen, once each. The case is held: of two who split the same entry off, the second
 * sees what the first has made.
 */
async function found<Row extends SplittableRow>(
  list: (typeof splitLists)[number],
  sent: Sent,
  read: (entryIds: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const wanted = [...new Set(sent[list])];
  if (wanted.length === 0) return [];
  const rows = await read(wanted);
  if (rows.length < wanted.length) throw cannotSplit(list, 'unknown');
  if (rows.some((row) => row.is_split)) throw cannotSplit(list, 'already-split');
  return rows;
}

/**
 * What the new case begins with. Nobody's name stands over words that somebody else wrote: it says what a customer wrote,
 * unchanged, or in the words of staff what a customer told on the phone.
 */
function openingOf(act: Staff, replies: readonly SplitReply[], calls: readonly SplitCall[], sent: Sent): SplitOpening {
  const reply = replies.find((each) => each.author_membership_id !== null);
  const text = sent.description;
  if (reply) {
    if (text) throw cannotSplit('description', 'said-already');
    const membershipId = reply.author_membership_id;
    return { at: reply.at, text: reply.text, replyId: reply.entry_id, membershipId, staffId: null, contact: null };
  }
  const [call] = calls;
  if (!call) throw cannotSplit('replyIds', 'nothing-of-the-customer');
  if (!text) throw cannotSplit('description', 'not-said');
  const contact = calls.find((each) => each.caller_membership_id !== null)?.caller_membership_id ?? null;
  return { at: call.at, text, replyId: null, membershipId: null, staffId: act.actor.staffId, contact };
}

/** What was chosen, oldest first, and what the new case begins with. @throws problem input */
async function chosen(act: Staff, held: DeskHeldCase, sent: Sent, callsToSplit: CallsToSplit) {
  const { company_id: companyId, case_number: caseNumber } = held;
  const [replies, calls, notes] = await Promise.all([
    found('replyIds', sent, (ids) => repliesToSplit(act.tx, companyId, caseNumber, ids)),
    found('callIds', sent, (ids) => callsToSplit(act, companyId, caseNumber, ids)),
    found('noteIds', sent, (ids) => notesToSplit(act.tx, companyId, caseNumber, ids)),
  ]);
  return { replies, calls, notes, opening: openingOf(act, replies, calls, sent) };
}

type Chosen = Awaited<ReturnType<typeof chosen>>;

/** When the maker had answered the second problem before it was a case of its own: in writing, or on the phone. */
const answeredIn = ({ replies, calls }: Chosen): Date[] =>
  [...replies.filter((reply) => reply.author_membership_id === null), ...calls].map(({ at }) => at);

const idsOf = (rows: readonly SplittableRow[]) => rows.map((row) => row.entry_id);

/**
 * Makes a case of its own of what speaks of a second problem: of the same company, in the words of whoever wrote of it and
 * from when they wrote. Sending it again answers the case that exists.
 */
export async function splitCase(act: Staff, caseNumber: string, sent: Sent, callsToSplit: CallsToSplit) {
  const held = await holdCase(act, caseNumber);
  const before = await asBefore(act, held, sent);
  if (before) return before;
  requirePossible('split', held, act.now);
  await requireOpenDoor(act, held.company_id);
  machineStays(act.tx, held.company_id, sent.machineNumber);
  const machine = await machineAcrossCompanies(act.tx, act.actor.scope, sent.machineNumber);
  if (machine?.company_id !== held.company_id) throw problem('machine-not-found');
  const along = await chosen(act, held, sent, callsToSplit);
  const { opening } = along;
  const place = { companyId: held.company_id, caseId: sent.id, productLine: machine.product_line, area: machine.area };
  const registered = await caseRegistered(act.tx, place, opening.at);
  if (!registered) throw problem('id-taken');
  const brought = { replies: idsOf(along.replies), calls: idsOf(along.calls), notes: idsOf(along.notes) };
  const errorNumber = sent.errorNumber ?? null;
  const { staffId } = act.actor;
  const split = { caseId: sent.id, caseNumber: registered.case_number, from: held, machine, opening, brought, staffId };
  splitStored(act.tx, { ...split, severity: sent.severity, errorNumber }, act.now);
  const words = caseWords({
    caseNumber: split.caseNumber,
    machineNumber: machine.machine_number,
    model: machine.model,
    errorNumber,
    texts: [opening.text, ...along.replies.map(({ text }) => text)],
  });
  caseWorded(act.tx, place, words, opening.at);
  await begin(act, held, split.caseNumber, along);
  return { caseId: sent.id, caseNumber: split.caseNumber, wasThere: false };
}

/**
 * The maker has read what the new case says: it is received, and its clocks run from when it was written. One that was
 * told on the phone is in progress: they have spoken (docs/decisions/0084).
 */
async function begin(act: Staff, from: DeskHeldCase, caseNumber: string, along: Chosen): Promise<void> {
  const fresh = await holdCase(act, caseNumber);
  if (along.opening.staffId === null) receiveByTheWay(act, fresh);
  else moveByStaff(act, fresh, { ...same(fresh), state: workedOn(fresh.state) });
  spokenNoted(act.tx, fresh, answeredIn(along));
  await countClocks(act, fresh);
  act.emit(caseFact('CaseOpened', fresh, { productLine: fresh.product_line }));
  act.emit(caseFact('CaseSplit', from, { into: fresh.case_id }));
  tellDesk(act, fresh, 'opened');
  tellDesk(act, from, 'split');
}

import type { z } from 'zod';
import { problem, type splitSchema } from '#contract';
import type { Act } from '#platform/act';
import { requireOpenDoor } from '../../companies/index.ts';
import { machineAcrossCompanies } from '../../machines/index.ts';
import type { StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { holdCase, receiveByTheWay, tellDesk } from '../desk/holding.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { caseFact } from '../events.ts';
import { caseById, caseRegistered } from '../opening/queries.ts';
import { requirePossible } from '../rules.ts';
import { caseWorded } from '../search/queries.ts';
import { caseWords } from '../search/words.ts';
import { repliesSplitBefore, repliesToSplit, splitStored, splitsOfCases } from './queries.ts';

type Staff = Act<StaffActor>;
type Sent = z.output<typeof splitSchema>;

/** The case that the same page made before. @throws problem id-taken */
async function asBefore(act: Staff, held: DeskHeldCase, sent: Sent) {
  const before = await caseById(act.tx, held.company_id, sent.id);
  if (!before) return null;
  const [split] = await splitsOfCases(act.tx, held.company_id, [sent.id]);
  const isSame = split?.from_case_id === held.case_id && split.author_staff_id === act.actor.staffId;
  if (!isSame) throw problem('id-taken');
  return { caseId: sent.id, caseNumber: before.case_number, wasThere: true };
}

/** The replies that were chosen, the one that the new case begins with first. @throws problem input */
async function chosen(act: Staff, held: DeskHeldCase, { replyIds }: Sent) {
  const wanted = [...new Set(replyIds)];
  const replies = await repliesToSplit(act.tx, held.company_id, held.case_number, wanted);
  if (replies.length < wanted.length) throw problem('input', { fields: { replyIds: 'unknown' } });
  // The case is held: of two who split the same reply off, the second sees what the first has made.
  const before = await repliesSplitBefore(act.tx, held.company_id, wanted);
  if (before.length > 0) throw problem('input', { fields: { replyIds: 'already-split' } });
  const opening = replies.find((reply) => reply.author_membership_id !== null);
  // Nobody's name stands over words that somebody else wrote: the new case says what a customer said.
  if (!opening) throw problem('input', { fields: { replyIds: 'none-of-the-customer' } });
  return { opening, others: replies.filter((reply) => reply !== opening) };
}

/**
 * Makes a case of its own of replies that speak of a second problem: of the same company, in the words of whoever wrote
 * them and from when they wrote them. Sending it again answers the case that exists.
 */
export async function splitCase(act: Staff, caseNumber: string, sent: Sent) {
  const held = await holdCase(act, caseNumber);
  const before = await asBefore(act, held, sent);
  if (before) return before;
  requirePossible('split', held, act.now);
  await requireOpenDoor(act, held.company_id);
  const machine = await machineAcrossCompanies(act.tx, act.actor.scope, sent.machineNumber);
  if (machine?.company_id !== held.company_id) throw problem('machine-not-found');
  const { opening, others } = await chosen(act, held, sent);
  const place = { companyId: held.company_id, caseId: sent.id, productLine: machine.product_line, area: machine.area };
  const registered = await caseRegistered(act.tx, place, opening.at);
  if (!registered) throw problem('id-taken');
  const { staffId } = act.actor;
  const errorNumber = sent.errorNumber ?? null;
  const split = { caseId: sent.id, caseNumber: registered.case_number, from: held, machine, opening, others, staffId };
  splitStored(act.tx, { ...split, severity: sent.severity, errorNumber }, act.now);
  const words = caseWords({
    caseNumber: split.caseNumber,
    machineNumber: machine.machine_number,
    model: machine.model,
    errorNumber,
    texts: [opening.text, ...others.map(({ text }) => text)],
  });
  caseWorded(act.tx, place, words, opening.at);
  await begin(act, held, split.caseNumber);
  return { caseId: sent.id, caseNumber: split.caseNumber, wasThere: false };
}

/** The maker has read what the new case says: it is received, and its clocks run from when it was written. */
async function begin(act: Staff, from: DeskHeldCase, caseNumber: string): Promise<void> {
  const fresh = await holdCase(act, caseNumber);
  receiveByTheWay(act, fresh);
  await countClocks(act, fresh);
  act.emit(caseFact('CaseOpened', fresh, { productLine: fresh.product_line }));
  act.emit(caseFact('CaseSplit', from, { into: fresh.case_id }));
  tellDesk(act, fresh, 'opened');
  tellDesk(act, from, 'split');
}

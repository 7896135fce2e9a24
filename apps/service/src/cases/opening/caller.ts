import type { z } from 'zod';
import { type callerCaseSchema, problem } from '#contract';
import type { Act } from '#platform/act';
import { requireOpenDoor } from '../../companies/index.ts';
import { machineAcrossCompanies, machineStays } from '../../machines/index.ts';
import type { StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { holdCase, moveByStaff, record, tellDesk } from '../desk/holding.ts';
import { caseFact } from '../events.ts';
import { requirePromisable, same } from '../rules.ts';
import { caseWorded } from '../search/queries.ts';
import { caseWords } from '../search/words.ts';
import type { Opened } from './actions.ts';
import { callerCaseStored, caseById, caseRegistered, personInCompany } from './queries.ts';

type Staff = Act<StaffActor>;
type Sent = z.output<typeof callerCaseSchema>;

/** Calls stand to the right of cases; the wiring passes how the call that a case begins with is logged. */
export type LogOpeningCall = (
  act: Staff,
  of: { company_id: string; case_id: string },
  call: {
    readonly id: string;
    readonly at: string;
    readonly caller: 'unnamed' | { readonly membershipId: string };
    readonly note?: string | null;
  },
) => Promise<void>;

async function asBefore(act: Staff, companyId: string, sent: Sent): Promise<Opened | null> {
  const before = await caseById(act.tx, companyId, sent.id);
  if (!before) return null;
  if (before.opened_by_staff !== act.actor.staffId) throw problem('id-taken');
  return { caseId: sent.id, caseNumber: before.case_number, wasThere: true };
}

/** Who calls must be in the company now; a number without a name is always right. */
async function requireCaller(act: Staff, companyId: string, { contact }: Sent): Promise<void> {
  if (!('membershipId' in contact)) return;
  const person = await personInCompany(act.tx, companyId, contact.membershipId);
  if (!person) throw problem('contact-not-in-company');
  act.saw(person.person_id);
}

/** The machine, where it is until the act ends. @throws problem machine-not-found */
async function machineThatStays(act: Staff, machineNumber: string) {
  const found = await machineAcrossCompanies(act.tx, act.actor.scope, machineNumber);
  if (!found) throw problem('machine-not-found');
  machineStays(act.tx, found.company_id, machineNumber);
  const still = await machineAcrossCompanies(act.tx, act.actor.scope, machineNumber);
  // It moved in this very moment: the page asks again and is told where it is.
  if (still?.company_id !== found.company_id) throw problem('try-again', { retryAfterSeconds: 1 });
  return still;
}

/**
 * Opens a case for a caller who has no app (S2.2): the maker has spoken with the customer, so the case is in progress and
 * answered from its first moment on. The page's id is the case's id: sending again answers the case that exists.
 */
export async function openCaseForCaller(act: Staff, sent: Sent, logCall: LogOpeningCall): Promise<Opened> {
  const machine = await machineThatStays(act, sent.machineNumber);
  const { company_id: companyId } = machine;
  const before = await asBefore(act, companyId, sent);
  if (before) return before;
  await requireOpenDoor(act, companyId);
  await requireCaller(act, companyId, sent);
  const place = { companyId, caseId: sent.id, productLine: machine.product_line, area: machine.area };
  const registered = await caseRegistered(act.tx, place, act.now);
  if (!registered) {
    // The same page sent twice at one moment, and the registry made us wait for the first.
    const first = await asBefore(act, companyId, sent);
    if (!first) throw problem('id-taken');
    return first;
  }
  const caseNumber = registered.case_number;
  callerCaseStored(act.tx, { companyId, caseNumber, staffId: act.actor.staffId, machine, sent }, act.now);
  const { machine_number: machineNumber, model } = machine;
  const words = caseWords({
    caseNumber,
    machineNumber,
    model,
    errorNumber: sent.errorNumber,
    texts: [sent.description],
  });
  caseWorded(act.tx, place, words, act.now);
  await begin(act, caseNumber, sent, logCall);
  return { caseId: sent.id, caseNumber, wasThere: false };
}

/** What was agreed on the phone: whose turn it is and by when the customer hears again. */
async function begin(act: Staff, caseNumber: string, sent: Sent, logCall: LogOpeningCall): Promise<void> {
  const promisedUpdateAt = sent.promisedUpdateAt ? new Date(sent.promisedUpdateAt) : null;
  requirePromisable(promisedUpdateAt, act.now);
  const held = await holdCase(act, caseNumber);
  const { turn } = sent;
  moveByStaff(act, held, { ...same(held), state: 'in-progress', turn, promised_update_at: promisedUpdateAt });
  if (turn !== held.turn) record(act, held, { kind: 'turn', turn });
  if (promisedUpdateAt) record(act, held, { kind: 'promise', promisedUpdateAt });
  const caller = 'membershipId' in sent.contact ? { membershipId: sent.contact.membershipId } : ('unnamed' as const);
  await logCall(act, held, { ...sent.call, caller });
  await countClocks(act, held);
  act.emit(caseFact('CaseOpened', held, { productLine: held.product_line }));
  tellDesk(act, held, 'opened');
}

import type { z } from 'zod';
import { alarmsAheadMs, type openCaseSchema, problem } from '#contract';
import type { ControlKey } from '#contract/alarm-code';
import type { Act } from '#platform/act';
import { memberInCompany, requireStaying } from '../../companies/index.ts';
import { joinFiles } from '../../files/index.ts';
import { machineByNumber, machineStays } from '../../machines/index.ts';
import { type CustomerActor, type Membership, memberOf } from '../../people/index.ts';
import { caseFact } from '../events.ts';
import { liveTold } from '../live/queries.ts';
import { caseWorded } from '../search/queries.ts';
import { caseWords } from '../search/words.ts';
import { alarmProofOf } from './proof.ts';
import { caseById, caseRegistered, caseStored } from './queries.ts';

/** The case that was opened now or, with the same id, before. */
export interface Opened {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly wasThere: boolean;
}

type Sent = z.output<typeof openCaseSchema>;

function asBefore(
  before: { case_number: string; opened_by: string | null } | undefined,
  sent: Sent,
  me: Membership,
): Opened {
  if (before?.opened_by !== me.membershipId) throw problem('id-taken');
  return { caseId: sent.id, caseNumber: before.case_number, wasThere: true };
}

function requireTimeOfAlarms({ alarmsAt }: Sent, now: Date): void {
  if (!alarmsAt || new Date(alarmsAt).getTime() <= now.getTime() + alarmsAheadMs) return;
  throw problem('input', { fields: { alarmsAt: 'in-the-future' } });
}

/** A refusal that is asked for with the rest, and given where it comes in the order of refusals. */
const refusalOf = (asked: Promise<void>) =>
  asked.then(
    () => null,
    (refusal: unknown) => ({ refusal }),
  );

/**
 * Opens a case (S2.2). The device's id is the case's id: sending again, also at the same moment over several
 * processes, answers the case that exists.
 */
export async function openCase(
  act: Act<CustomerActor>,
  sent: Sent,
  controlKeys: readonly ControlKey[] = [],
): Promise<Opened> {
  const me = memberOf(act);
  const { companyId } = me;
  const { contact } = sent;
  machineStays(act.tx, companyId, sent.machineNumber);
  const [before, machine, isMember, alarmProof, staying] = await Promise.all([
    caseById(act.tx, companyId, sent.id),
    machineByNumber(act.tx, companyId, sent.machineNumber),
    'membershipId' in contact ? memberInCompany(act.tx, companyId, contact.membershipId) : true,
    alarmProofOf(sent, controlKeys),
    refusalOf(requireStaying(act)),
  ]);
  if (before) return asBefore(before, sent, me);
  requireTimeOfAlarms(sent, act.now);
  if (!me.mayOpenCases) throw problem('not-allowed');
  if (staying) throw staying.refusal;
  if (!machine) throw problem('machine-not-found');
  if (!isMember) throw problem('contact-not-in-company');
  const place = { companyId, caseId: sent.id, productLine: machine.product_line, area: machine.area };
  const registered = await caseRegistered(act.tx, place, act.now);
  // Another send of the same draft was first, or the id belongs to somebody else; the registry made us wait for it.
  if (!registered) return asBefore(await caseById(act.tx, companyId, sent.id), sent, me);
  const caseNumber = registered.case_number;
  caseStored(act.tx, { companyId, caseNumber, openedBy: me.membershipId, machine, sent, alarmProof }, act.now);
  const words = caseWords({
    caseNumber,
    machineNumber: machine.machine_number,
    model: machine.model,
    errorNumber: sent.errorNumber,
    texts: textsOf(sent),
  });
  caseWorded(act.tx, place, words, act.now);
  await joinSent(act, companyId, sent);
  act.saw(act.actor.personId);
  act.emit(caseFact('CaseOpened', { company_id: companyId, case_id: sent.id }, { productLine: machine.product_line }));
  liveTold(act.tx, {
    companyId,
    productLine: machine.product_line,
    area: machine.area,
    caseNumber,
    kind: 'opened',
    at: act.now.toISOString(),
  });
  return { caseId: sent.id, caseNumber, wasThere: false };
}

const textsOf = ({ description, alarms }: Sent) => [
  description,
  ...alarms.flatMap((alarm) => [alarm.errorNumber, alarm.text]),
];

async function joinSent(act: Act<CustomerActor>, companyId: string, sent: Sent): Promise<void> {
  if (sent.files.length === 0) return;
  const { personId } = act.actor;
  await joinFiles(act, {
    companyId,
    caseId: sent.id,
    replyId: null,
    personId,
    fileIds: sent.files,
    captions: sent.fileCaptions,
  });
}

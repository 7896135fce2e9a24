import { type Case, type CaseLine, objectionEnds, problem } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid, newId } from '#platform/ids';
import { type FileAddresses, joinFiles } from '../files/index.ts';
import { type CustomerActor, type Membership, memberOf } from '../people/index.ts';
import { caseFact } from './events.ts';
import { liveTold } from './live/queries.ts';
import { holdWhereItGoesOn, isSameOrMerged } from './merging/following.ts';
import { casesTakenIn } from './merging/queries.ts';
import { caseHeld, caseMoved, caseOfCompany, casesOfCompany, filesCounted, type HeldCase } from './queries.ts';
import { ended, reopened, requirePossible, same, turnAfterReply } from './rules.ts';
import { wordsAdded } from './search/queries.ts';
import { wordsOf } from './search/words.ts';
import { lineOf, wholeOf } from './shapes.ts';
import { type CallFact, inOrder, timelineOf } from './timeline/entries.ts';
import {
  changeById,
  customerChangeStored,
  customerReplyStored,
  endOfCase,
  type ReadCase,
  replyById,
} from './timeline/queries.ts';
import { partsOfFamily } from './timeline/reading.ts';

/** Calls stand to the right of cases; the wiring passes what a timeline shows of them. */
export type CallsOfCase = (act: Act<CustomerActor>, of: ReadCase) => Promise<CallFact[]>;

/** What a list of cases is asked for. */
export interface CaseQuery {
  readonly scope: 'mine' | 'company';
  readonly state: 'open' | 'closed';
  readonly machineNumber?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Cases of one's company, last changed first. */
export async function listCases(
  act: Act<CustomerActor>,
  query: CaseQuery,
): Promise<{ cases: CaseLine[]; next: string | null }> {
  const { companyId, membershipId } = memberOf(act);
  const keys = readCursor(query.cursor, [isInstant, isUuid]);
  const rows = await casesOfCompany(act.tx, companyId, {
    state: query.state,
    membershipId,
    isMine: query.scope === 'mine',
    machineNumber: query.machineNumber ?? null,
    before: keys ? { changedAt: keys[0]!, caseId: keys[1]! } : null,
    limit: query.limit + 1,
  });
  const { page, next } = pageOf(rows, query.limit, (row) => [row.changed_at.toISOString(), row.case_id]);
  return { cases: page.map((row) => ({ ...lineOf(row), mine: row.mine })), next };
}

/** One case of one's company with its timeline (S2.3). */
export async function readCase(
  act: Act<CustomerActor>,
  caseNumber: string,
  sources: { readonly callsOfCase: CallsOfCase; readonly addresses: FileAddresses },
): Promise<Case> {
  const { companyId, membershipId } = memberOf(act);
  const [row, takenIn] = await Promise.all([
    caseOfCompany(act.tx, companyId, caseNumber),
    casesTakenIn(act.tx, companyId, caseNumber),
  ]);
  if (!row) throw problem('case-not-found');
  const { facts, own, parts } = await partsOfFamily(act, [row, ...takenIn], {
    callsOfCase: (of) => sources.callsOfCase(act, of),
    addresses: sources.addresses,
  });
  const ofWhom = parts.flatMap((part) => [
    part.row.opened_by ?? part.row.contact_membership_id,
    ...part.joiners.map((one) => one.membership_id),
  ]);
  return {
    ...wholeOf(row),
    mine: ofWhom.includes(membershipId),
    attachments: own.files.get(null) ?? [],
    objectionUntil: row.state === 'solved' ? objectionEnds(row.solved_at!).toISOString() : null,
    timeline: inOrder([...parts.flatMap((part) => timelineOf(part, membershipId)), ...facts]),
  };
}

function tell(act: Act<CustomerActor>, held: HeldCase, kind: string): void {
  liveTold(act.tx, {
    companyId: held.company_id,
    productLine: held.product_line,
    area: held.area,
    caseNumber: held.case_number,
    kind,
    at: act.now.toISOString(),
  });
}

const turned = (held: HeldCase, changeId: string) =>
  ({ company_id: held.company_id, case_id: held.case_id, changeId, kind: 'turn', turn: 'maker' }) as const;

/** A customer's reply as it is sent. */
export interface SentReply {
  readonly id: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly fileCaptions?: Readonly<Record<string, string>>;
}

/** Replies to the maker; on the customer's own turn it becomes the maker's turn. */
export async function replyToCase(
  act: Act<CustomerActor>,
  caseNumber: string,
  sent: SentReply,
): Promise<{ replyId: string; wasThere: boolean }> {
  const me = memberOf(act);
  const [held, before] = await Promise.all([
    holdWhereItGoesOn(act, me.companyId, caseNumber),
    replyById(act.tx, me.companyId, sent.id),
  ]);
  if (before) {
    const isSame = before.author_membership_id === me.membershipId && (await isSameOrMerged(act, held, before.case_id));
    if (!isSame) throw problem('id-taken');
    return { replyId: sent.id, wasThere: true };
  }
  requirePossible('reply', held, act.now);
  await storeReply(act, held, me, sent);
  const turn = turnAfterReply(held);
  if (turn !== held.turn) await customerChangeStored(act.tx, turned(held, newId(act.now)), me.membershipId, act.now);
  caseMoved(act.tx, held, { ...same(held), turn }, act.now);
  act.saw(act.actor.personId);
  act.emit(caseFact('CaseReplied', held, { replyId: sent.id }));
  tell(act, held, 'reply');
  return { replyId: sent.id, wasThere: false };
}

async function storeReply(act: Act<CustomerActor>, held: HeldCase, me: Membership, sent: SentReply): Promise<void> {
  const reply = { company_id: held.company_id, case_id: held.case_id, replyId: sent.id, text: sent.text };
  if ((await customerReplyStored(act.tx, reply, me.membershipId, act.now)) === 0) throw problem('id-taken');
  wordsAdded(act.tx, held, wordsOf([sent.text]));
  const fileIds = [...new Set(sent.files)];
  if (fileIds.length === 0) return;
  const { personId } = act.actor;
  const place = { companyId: me.companyId, caseId: held.case_id, replyId: sent.id };
  await joinFiles(act, { ...place, personId, fileIds, captions: sent.fileCaptions });
  filesCounted(act.tx, me.companyId, held.case_id, fileIds.length);
}

/** Objects to a solution within 14 days; the case is in progress again and the maker's turn. */
export async function objectToSolution(
  act: Act<CustomerActor>,
  caseNumber: string,
  sent: { readonly id: string; readonly text: string },
): Promise<{ objectionId: string; wasThere: boolean }> {
  const me = memberOf(act);
  const [held, before] = await Promise.all([
    caseHeld(act.tx, me.companyId, caseNumber),
    changeById(act.tx, me.companyId, sent.id),
  ]);
  if (!held) throw problem('case-not-found');
  if (before) {
    const isSame = before.case_id === held.case_id && before.author_membership_id === me.membershipId;
    if (!isSame || before.kind !== 'objected') throw problem('id-taken');
    return { objectionId: sent.id, wasThere: true };
  }
  requirePossible('object', held, act.now);
  const objection = {
    company_id: held.company_id,
    case_id: held.case_id,
    changeId: sent.id,
    kind: 'objected',
    text: sent.text,
  } as const;
  if ((await customerChangeStored(act.tx, objection, me.membershipId, act.now)) === 0) throw problem('id-taken');
  caseMoved(act.tx, held, reopened(held), act.now);
  act.saw(act.actor.personId);
  act.emit(caseFact('SolutionObjected', held, { objectionId: sent.id }));
  tell(act, held, 'objected');
  return { objectionId: sent.id, wasThere: false };
}

/** Confirms a solution; the case closes. Confirming again changes nothing. */
export async function confirmSolution(act: Act<CustomerActor>, caseNumber: string): Promise<void> {
  const me = memberOf(act);
  const held = await caseHeld(act.tx, me.companyId, caseNumber);
  if (!held) throw problem('case-not-found');
  act.saw(act.actor.personId);
  if (held.state === 'closed') {
    const end = await endOfCase(act.tx, me.companyId, held.case_id, 'closed');
    if (end?.how === 'confirmed' && end.author_membership_id === me.membershipId) return;
  }
  requirePossible('confirm', held, act.now);
  const change = {
    company_id: held.company_id,
    case_id: held.case_id,
    changeId: newId(act.now),
    kind: 'closed',
    how: 'confirmed',
  } as const;
  await customerChangeStored(act.tx, change, me.membershipId, act.now);
  caseMoved(act.tx, held, ended(held, 'closed'), act.now);
  act.emit(caseFact('CaseClosed', held, { how: 'confirmed' }));
  tell(act, held, 'closed');
}

import { type CaseLink, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import type { StaffActor } from '../../people/index.ts';
import { casesHeldAcrossCompanies } from '../assignments/queries.ts';
import { tellDesk } from '../desk/holding.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { caseFact } from '../events.ts';
import { requirePossible } from '../rules.ts';
import { idsOfFamily, type LinkRow, linkStored, linksRemoved } from './queries.ts';

type Staff = Act<StaffActor>;

/** Both cases within one's scope, held in one order, so that two who link them at once wait for one another. */
async function holdBoth(act: Staff, caseNumber: string, other: string): Promise<[DeskHeldCase, DeskHeldCase]> {
  if (caseNumber === other) throw problem('input', { fields: { other: 'itself' } });
  const held = await casesHeldAcrossCompanies(act.tx, act.actor.scope, [caseNumber, other]);
  const [one, two] = [caseNumber, other].map((number) => held.find(({ case_number }) => case_number === number));
  if (!one || !two) throw problem('case-not-found');
  return [one, two];
}

function tell(act: Staff, kind: 'CaseLinked' | 'CaseUnlinked', [one, two]: [DeskHeldCase, DeskHeldCase]): void {
  act.emit(caseFact(kind, one, { other: two.case_id }));
  for (const each of [one, two]) tellDesk(act, each, kind === 'CaseLinked' ? 'linked' : 'unlinked', true);
}

/** Says that two cases have the same fault; each company's side lies with that company, and customers see neither. */
export async function linkCases(act: Staff, caseNumber: string, other: string): Promise<void> {
  const both = await holdBoth(act, caseNumber, other);
  for (const held of both) requirePossible('link', held, act.now);
  const [one, two] = both;
  const by = { linkId: newId(act.now), staffId: act.actor.staffId };
  if ((await linkStored(act.tx, one, { ...by, otherCaseId: two.case_id }, act.now)) === 0) return;
  await linkStored(act.tx, two, { ...by, otherCaseId: one.case_id }, act.now);
  tell(act, 'CaseLinked', both);
}

const familyOf = async (act: Staff, held: DeskHeldCase) => (await idsOfFamily(act.tx, held)).map((row) => row.case_id);

/**
 * Takes it back, also where the link is one of a case that goes on in either: the page of a case shows those too. Whoever
 * merges or undoes waits for the cases that are held. @throws problem not-found when they are not linked
 */
export async function unlinkCases(act: Staff, caseNumber: string, other: string): Promise<void> {
  const both = await holdBoth(act, caseNumber, other);
  const [one, two] = both;
  const [ones, twos] = [await familyOf(act, one), await familyOf(act, two)];
  const { staffId } = act.actor;
  const removed = await linksRemoved(act.tx, one.company_id, { from: ones, to: twos, staffId }, act.now);
  if (removed === 0) throw problem('not-found');
  await linksRemoved(act.tx, two.company_id, { from: twos, to: ones, staffId }, act.now);
  tell(act, 'CaseUnlinked', both);
}

/** A link as the desk shows it. */
export const linkOf = (row: LinkRow): CaseLink => ({
  linkId: row.link_id,
  at: row.at.toISOString(),
  by: row.name,
  other:
    row.case_number === null
      ? null
      : {
          caseNumber: row.case_number,
          companyName: row.company_name,
          machineNumber: row.machine_number,
          model: row.model,
          errorNumber: row.error_number,
          description: row.description,
          state: row.state,
          remedy: row.remedy,
        },
});

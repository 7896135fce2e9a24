import { type MergeRefusal, mergedAtMost, mergeUndoEnds, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { holdStaying } from '../../companies/index.ts';
import type { StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { tellDesk } from '../desk/holding.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { caseFact } from '../events.ts';
import { requirePossible } from '../rules.ts';
import { splitSinceMerge } from '../splitting/queries.ts';
import {
  familiesHeldAcrossCompanies,
  mergeById,
  mergeStored,
  mergeUndone,
  placesOfCasesAcrossCompanies,
} from './queries.ts';

type Staff = Act<StaffActor>;

const cannotMerge = (why: MergeRefusal) => problem('cannot-merge', { fields: { into: why } });

/** The company of two cases. @throws problem when they are not of one company and product line, or one is not there */
async function placeOfBoth(act: Staff, caseNumbers: readonly [string, string]): Promise<string> {
  const places = await placesOfCasesAcrossCompanies(act.tx, act.actor.scope, caseNumbers);
  const [one, other] = caseNumbers.map((number) => places.find(({ case_number }) => case_number === number));
  if (!one || !other) throw problem('case-not-found');
  if (one.company_id !== other.company_id) throw cannotMerge('other-company');
  if (one.product_line !== other.product_line) throw cannotMerge('other-product-line');
  return one.company_id;
}

/**
 * Holds two cases with all that go on in them. The company is held first: merges and undos of one company come one
 * after the other, so none sees half of another, and a company that leaves waits or is seen.
 */
async function holdBoth(act: Staff, companyId: string, caseNumbers: readonly [string, string]) {
  await holdStaying(act, companyId);
  const held = await familiesHeldAcrossCompanies(act.tx, act.actor.scope, companyId, caseNumbers);
  const [away, into] = caseNumbers.map((number) => held.find(({ case_number }) => case_number === number));
  if (!away || !into) throw problem('case-not-found');
  return { away, into, held };
}

function tell(act: Staff, held: readonly DeskHeldCase[], kind: string): void {
  for (const one of held) tellDesk(act, one, kind);
}

/** Merges a case into another of its company; merging it there again changes nothing. */
export async function mergeCase(act: Staff, caseNumber: string, intoNumber: string): Promise<void> {
  if (caseNumber === intoNumber) throw cannotMerge('itself');
  const companyId = await placeOfBoth(act, [caseNumber, intoNumber]);
  const { away, into, held } = await holdBoth(act, companyId, [caseNumber, intoNumber]);
  if (away.goes_on_in === intoNumber) return;
  requirePossible('merge', away, act.now);
  requirePossible('take-in', into, act.now);
  if (held.length - 1 > mergedAtMost) throw cannotMerge('too-many');
  const mergeId = newId(act.now);
  mergeStored(act.tx, { mergeId, away, into, staffId: act.actor.staffId }, act.now);
  await countClocks(act, into);
  act.emit(caseFact('CaseMerged', away, { mergeId, into: into.case_id }));
  tell(act, held, 'merged');
}

/** Undoes a merge within a day; undoing it again changes nothing. */
export async function undoMerge(act: Staff, caseNumber: string, mergeId: string): Promise<void> {
  const [place] = await placesOfCasesAcrossCompanies(act.tx, act.actor.scope, [caseNumber]);
  if (!place) throw problem('case-not-found');
  const found = await mergeById(act.tx, place.company_id, mergeId);
  if (!found || ![found.case_number, found.into_number].includes(caseNumber)) throw problem('not-found');
  const { away, into, held } = await holdBoth(act, place.company_id, [found.case_number, found.into_number]);
  // Read again now that both are held: somebody else may have been first.
  const merge = await mergeById(act.tx, place.company_id, mergeId);
  if (!merge || merge.undone_at) return;
  if (act.now > mergeUndoEnds(merge.at)) throw problem('undo-too-late');
  // The later merge is undone first; its own case says where it goes on.
  if (into.goes_on_in !== null) throw problem('case-merged', { fields: { goesOnIn: into.goes_on_in } });
  // What came back with it was split off again: two cases would show it.
  if (await splitSinceMerge(act.tx, away, into.case_number)) throw problem('split-since');
  mergeUndone(act.tx, { mergeId, away, into, staffId: act.actor.staffId }, act.now);
  await countClocks(act, away);
  await countClocks(act, into);
  act.emit(caseFact('CaseUnmerged', away, { mergeId, into: into.case_id }));
  tell(act, held, 'unmerged');
}

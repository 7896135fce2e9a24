import type { Act } from '#platform/act';
import { type FileAddresses, filesOfCase } from '../../files/index.ts';
import { joinersOfCase } from '../joining/queries.ts';
import { mergesOfCases } from '../merging/queries.ts';
import type { CaseRow } from '../shapes.ts';
import type { CallFact, TimelineParts } from './entries.ts';
import { changesOfCase, repliesOfCase } from './queries.ts';

/** Where a timeline takes from what does not lie with cases. */
export interface TimelineSources<Call extends CallFact> {
  readonly callsOfCase: (companyId: string, caseId: string) => Promise<Call[]>;
  readonly addresses: FileAddresses;
}

/** Everything that a timeline is made of, case by case: the one that was asked for, then those that go on in it. */
export async function partsOfFamily<Call extends CallFact>(
  act: Act,
  family: readonly [CaseRow, ...CaseRow[]],
  { callsOfCase, addresses }: TimelineSources<Call>,
) {
  const companyId = family[0].company_id;
  const partsOf = async (row: CaseRow): Promise<TimelineParts & { readonly calls: readonly Call[] }> => {
    const caseId = row.case_id;
    const [replies, changes, joiners, calls, files] = await Promise.all([
      repliesOfCase(act.tx, companyId, caseId),
      changesOfCase(act.tx, companyId, caseId),
      joinersOfCase(act.tx, companyId, caseId),
      callsOfCase(companyId, caseId),
      filesOfCase(act, { companyId, caseId, addresses }),
    ]);
    return { row, replies, changes, joiners, calls, files, isTakenIn: row !== family[0] };
  };
  const [merges, ...parts] = await Promise.all([
    mergesOfCases(
      act.tx,
      companyId,
      family.map((row) => row.case_id),
    ),
    ...family.map(partsOf),
  ]);
  return { merges, own: parts[0]!, parts };
}

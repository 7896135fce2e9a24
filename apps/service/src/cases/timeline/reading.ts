import type { Act } from '#platform/act';
import { type FileAddresses, filesOfCase } from '../../files/index.ts';
import { joinersOfCase } from '../joining/queries.ts';
import { mergeEntries } from '../merging/entries.ts';
import { mergesOfCases } from '../merging/queries.ts';
import type { CaseRow } from '../shapes.ts';
import { splitEntries } from '../splitting/entries.ts';
import { broughtToCase, splitsOfCases } from '../splitting/queries.ts';
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
  const ids = family.map((row) => row.case_id);
  const [merges, splits, ...parts] = await Promise.all([
    mergesOfCases(act.tx, companyId, ids),
    splitsOfCases(act.tx, companyId, ids),
    ...family.map(partsOf),
  ]);
  const isSplitOff = new Set(splits.map((split) => split.case_id));
  const whole = await Promise.all(
    parts.map(async (part) => {
      if (!isSplitOff.has(part.row.case_id)) return part;
      return { ...part, ...(await broughtAlong(act, part, { family: new Set(ids), addresses })) };
    }),
  );
  const once = showOnce(whole);
  return { merges, facts: [...mergeEntries(merges), ...splitEntries(splits)], own: once[0]!, parts: once };
}

/** Two cases of a family can have brought the same reply along. */
function showOnce<Part extends TimelineParts>(parts: readonly Part[]): Part[] {
  const shown = new Set<string>();
  const isFirst = ({ reply_id: id }: { reply_id: string }) => !shown.has(id) && shown.add(id).has(id);
  return parts.map((part) => (part.brought ? { ...part, brought: part.brought.filter(isFirst) } : part));
}

/**
 * What a case that was split off shows of the case it comes from: the words it begins with, and other replies, but those
 * that the family shows where they were written.
 */
async function broughtAlong(
  act: Act,
  { row, files }: TimelineParts,
  { family, addresses }: { family: ReadonlySet<string>; addresses: FileAddresses },
) {
  const companyId = row.company_id;
  const all = await broughtToCase(act.tx, companyId, row.case_id);
  const brought = all.filter((reply) => reply.is_opening || !family.has(reply.case_id));
  const homes = [...new Set(brought.map((reply) => reply.case_id))];
  const theirs = await Promise.all(homes.map((caseId) => filesOfCase(act, { companyId, caseId, addresses })));
  const opening = brought.find((reply) => reply.is_opening);
  const withTheirs = new Map(files);
  for (const { reply_id: replyId } of brought) {
    const found = theirs.flatMap((group) => group.get(replyId) ?? []);
    if (replyId === opening?.reply_id) withTheirs.set(null, [...(withTheirs.get(null) ?? []), ...found]);
    else withTheirs.set(replyId, found);
  }
  const others = brought.filter((reply) => reply !== opening);
  return { files: withTheirs, brought: others, ...(opening && { openedFrom: opening.from_number }) };
}

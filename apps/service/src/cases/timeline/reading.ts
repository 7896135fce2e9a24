import type { Act } from '#platform/act';
import { type FileAddresses, filesOfCase } from '../../files/index.ts';
import { joinersOfCase } from '../joining/queries.ts';
import { mergeEntries } from '../merging/entries.ts';
import { mergesOfCases } from '../merging/queries.ts';
import type { CaseRow } from '../shapes.ts';
import { splitEntries } from '../splitting/entries.ts';
import { splitsOfCases } from '../splitting/queries.ts';
import type { CallFact, TimelineParts } from './entries.ts';
import { changesOfCase, type ReadCase, type ReplyRow, repliesOfCase, type Standing } from './queries.ts';

/** Where a timeline takes from what does not lie with cases. */
export interface TimelineSources<Call extends CallFact> {
  readonly callsOfCase: (of: ReadCase) => Promise<Call[]>;
  readonly addresses: FileAddresses;
}

type Family = readonly [CaseRow, ...CaseRow[]];

/** How each case of a family is read: with the one that was asked for. */
export const readingOf = (family: Family): ReadCase[] =>
  family.map((row) => ({ companyId: row.company_id, caseId: row.case_id, readAs: family[0].case_number }));

/** Everything that a timeline is made of, case by case: the one that was asked for, then those that go on in it. */
export async function partsOfFamily<Call extends CallFact>(
  act: Act,
  family: Family,
  { callsOfCase, addresses }: TimelineSources<Call>,
) {
  const companyId = family[0].company_id;
  const readings = readingOf(family);
  const partsOf = async (row: CaseRow, of: ReadCase) => {
    const { caseId } = of;
    const [replies, changes, joiners, calls, files] = await Promise.all([
      repliesOfCase(act.tx, of),
      changesOfCase(act.tx, companyId, caseId),
      joinersOfCase(act.tx, companyId, caseId),
      callsOfCase(of),
      filesOfCase(act, { companyId, caseId, addresses }),
    ]);
    return { row, replies, changes, joiners, calls, files, isTakenIn: row !== family[0] };
  };
  const ids = family.map((row) => row.case_id);
  const [merges, splits, ...all] = await Promise.all([
    mergesOfCases(act.tx, companyId, ids),
    splitsOfCases(act.tx, companyId, ids),
    ...family.map((row, at) => partsOf(row, readings[at]!)),
  ]);
  const shown = shownOnce(ids);
  const parts = await Promise.all(
    all.map((part) => {
      const calls = shown(part.calls, (call) => [call.callId, call.standing]);
      return withBrought(act, { ...part, calls }, { ids, addresses, shown });
    }),
  );
  return { merges, facts: [...mergeEntries(merges), ...splitEntries(splits)], own: parts[0]!, parts, shown };
}

/** Lets every entry through once. */
export type ShownOnce = <Entry>(
  entries: readonly Entry[],
  of: (entry: Entry) => readonly [string, Standing],
) => Entry[];

/** Each entry once in a family: where it was written, or in the first of those that brought it along. */
function shownOnce(family: readonly string[]): ShownOnce {
  const shown = new Set<string>();
  return (entries, of) =>
    entries.filter((entry) => {
      const [entryId, { case_id: home, from_number: from }] = of(entry);
      if (from === null) return true;
      if (family.includes(home) || shown.has(entryId)) return false;
      shown.add(entryId);
      return true;
    });
}

interface Once {
  readonly ids: readonly string[];
  readonly addresses: FileAddresses;
  readonly shown: ShownOnce;
}

/** A case with the words it was split off in, and the other replies that are shown of it; their files lie at home. */
async function withBrought<Part extends Omit<TimelineParts, 'opening'>>(
  act: Act,
  part: Part,
  { ids, addresses, shown }: Once,
) {
  const opening = part.replies.find((reply) => reply.is_opening);
  const others = part.replies.filter((reply) => reply !== opening);
  const replies = shown(others, (reply) => [reply.reply_id, reply]);
  const isSaidElsewhere = part.isTakenIn === true && opening !== undefined && ids.includes(opening.case_id);
  const files = new Map(part.files);
  const brought = [...replies, ...(opening ? [opening] : [])].filter((reply) => reply.from_number !== null);
  for (const [replyId, found] of await filesAtHome(act, part.row.company_id, brought, addresses)) {
    const entry = replyId === opening?.reply_id ? null : replyId;
    files.set(entry, [...(files.get(entry) ?? []), ...found]);
  }
  return { ...part, replies, opening, files, isSaidElsewhere };
}

/** Files of replies where they were written. */
async function filesAtHome(act: Act, companyId: string, brought: readonly ReplyRow[], addresses: FileAddresses) {
  const homes = [...new Set(brought.map((reply) => reply.case_id))];
  const theirs = await Promise.all(homes.map((caseId) => filesOfCase(act, { companyId, caseId, addresses })));
  return brought.map(
    ({ reply_id: replyId }) => [replyId, theirs.flatMap((group) => group.get(replyId) ?? [])] as const,
  );
}

import { calendarZones, type DeskCase, type DeskTimelineEntry, objectionEnds, problem } from '#contract';
import type { Act } from '#platform/act';
import { localDateOf } from '#platform/working-time';
import type { FileAddresses } from '../../files/index.ts';
import { serviceContractsOfMachine } from '../../machines/index.ts';
import type { StaffActor } from '../../people/index.ts';
import { readClocks } from '../clocks/reading.ts';
import { linkOf } from '../linking/actions.ts';
import { linksOfCasesAcrossCompanies } from '../linking/queries.ts';
import { standingMerges } from '../merging/entries.ts';
import { casesTakenIn, type DuplicateRow, duplicatesOfCase } from '../merging/queries.ts';
import { type CaseRow, iso, wholeOf } from '../shapes.ts';
import { type CallFact, inOrder, standingOf, timelineOf } from '../timeline/entries.ts';
import type { ReadCase } from '../timeline/queries.ts';
import { partsOfFamily, readingOf, type ShownOnce } from '../timeline/reading.ts';
import {
  caseAcrossCompanies,
  type DeskCaseRow,
  deskChangesOfCase,
  type EarlierRow,
  earlierCases,
  notesOfCase,
  peopleOfCaseCompany,
  similarCasesAcrossCompanies,
} from './queries.ts';

/** A call as the desk sees it: also which membership called, and the note. */
export interface DeskCall extends CallFact {
  readonly loggedByName: string;
  readonly loggedAt: Date;
  readonly note: string | null;
}

/** Calls stand to the right of cases; the wiring passes what the desk's screen shows of them. */
export type DeskCallsOfCase = (act: Act<StaffActor>, of: ReadCase) => Promise<DeskCall[]>;

const callNotesOf = (calls: readonly DeskCall[]): DeskTimelineEntry[] =>
  calls
    .filter((call) => call.note !== null)
    .map((call) => ({
      kind: 'call-note',
      ...standingOf(call.standing),
      entryId: `${call.callId}.note`,
      at: call.loggedAt.toISOString(),
      by: call.loggedByName,
      callId: call.callId,
      text: call.note!,
    }));

const staffPartsOf = async (act: Act<StaffActor>, of: ReadCase) => {
  const [notes, changes] = await Promise.all([
    notesOfCase(act.tx, of),
    deskChangesOfCase(act.tx, of.companyId, of.caseId),
  ]);
  return { notes, changes };
};

type StaffParts = Awaited<ReturnType<typeof staffPartsOf>>;

const noteEntry = (note: StaffParts['notes'][number]): DeskTimelineEntry => ({
  kind: 'note',
  ...standingOf(note),
  entryId: note.note_id,
  at: note.at.toISOString(),
  by: note.name,
  text: note.text,
});

function staffEntries({ notes, changes }: StaffParts): DeskTimelineEntry[] {
  return [
    ...notes.map(noteEntry),
    ...changes.map((change): DeskTimelineEntry => {
      const { change_id: entryId } = change;
      const at = change.at.toISOString();
      if (change.kind === 'late')
        return { kind: 'late', entryId, at, dueOf: change.due_of!, dueAt: change.due_at!.toISOString() };
      const base = { entryId, at, by: change.name! };
      return change.kind === 'assigned'
        ? { kind: 'assigned' as const, ...base, assignee: change.assignee_name }
        : { kind: 'prioritised' as const, ...base, priority: change.priority! };
    }),
  ];
}

const contactOf = (row: DeskCaseRow): DeskCase['contactPerson'] =>
  row.contact_membership_id === null
    ? null
    : {
        membershipId: row.contact_membership_id,
        label: row.contact_label ?? '',
        phone: row.contact_phone,
        contactEmail: row.contact_email,
      };

const deskOnly = (row: DeskCaseRow) => ({
  companyId: row.company_id,
  companyName: row.company_name,
  area: row.area,
  customerNumber: row.customer_number,
  city: row.city,
  priority: row.priority,
  assignee: row.assignee === null ? null : { staffId: row.assignee, name: row.assignee_name ?? '' },
  late: row.late,
  clock: row.clock,
  dueAt: iso(row.due_at),
  dueOf: row.due_of,
  controlSoftware: row.control_software,
  softwareVersion: row.software_version,
  warrantyUntil: row.warranty_until,
  deliveredOn: row.delivered_on,
  contactPerson: contactOf(row),
  objectionUntil: row.state === 'solved' ? objectionEnds(row.solved_at!).toISOString() : null,
});

const pastOf = (row: EarlierRow) => ({
  caseNumber: row.case_number,
  openedAt: iso(row.opened_at)!,
  description: row.description,
  state: row.state,
  remedy: row.remedy,
});

const duplicateOf = (row: DuplicateRow) => ({
  caseNumber: row.case_number,
  openedAt: row.opened_at.toISOString(),
  openedBy: row.opened_by_label,
  severity: row.severity,
  errorNumber: row.error_number,
  description: row.description,
  state: row.state,
});

const membersOf = (people: Awaited<ReturnType<typeof peopleOfCaseCompany>>) =>
  people
    .filter((person) => person.left_at === null)
    .map((person) => ({ membershipId: person.membership_id, label: person.label }));

/** What of a timeline only staff see, of one case of a family. */
function deskEntries(
  { row, calls, isTakenIn }: { row: CaseRow; calls: readonly DeskCall[]; isTakenIn?: boolean },
  ofStaff: StaffParts,
  shown: ShownOnce,
): DeskTimelineEntry[] {
  const notes = shown(ofStaff.notes, (note) => [note.note_id, note]);
  const entries = [...staffEntries({ ...ofStaff, notes }), ...callNotesOf(calls)];
  return isTakenIn ? entries.map((entry) => ({ ...entry, from: row.case_number })) : entries;
}

/** What was bought for the machine and holds on this day, in the customers' zone as goals take it. */
async function contractsInForce(act: Act<StaffActor>, row: DeskCaseRow): Promise<DeskCase['serviceContracts']> {
  const today = localDateOf({ timeZone: calendarZones.china }, act.now);
  const contracts = await serviceContractsOfMachine(act.tx, row);
  return contracts
    .filter((one) => one.starts_on <= today && today <= one.ends_on)
    .map((one) => ({
      contractNumber: one.contract_number,
      level: one.level,
      startsOn: one.starts_on,
      endsOn: one.ends_on,
    }));
}

/** One case on one screen: what the customer sees, and what only staff see. */
export async function readDeskCase(
  act: Act<StaffActor>,
  caseNumber: string,
  sources: { readonly callsOfCase: DeskCallsOfCase; readonly addresses: FileAddresses },
): Promise<DeskCase> {
  const row = await caseAcrossCompanies(act.tx, act.actor.scope, caseNumber, act.now);
  if (!row) throw problem('case-not-found');
  const { company_id: companyId } = row;
  const [takenIn, people, earlier, similar, duplicates, clocks, serviceContracts] = await Promise.all([
    casesTakenIn(act.tx, companyId, caseNumber),
    peopleOfCaseCompany(act.tx, companyId),
    earlierCases(act.tx, act.actor.scope, row),
    row.error_number === null ? [] : similarCasesAcrossCompanies(act.tx, act.actor.scope, row),
    duplicatesOfCase(act.tx, act.actor.scope, row),
    readClocks(act, row),
    contractsInForce(act, row),
  ]);
  act.saw(...people.map((person) => person.person_id));
  const family = [row, ...takenIn] as const;
  const caseIds = family.map((one) => one.case_id);
  const [{ merges, facts, own, parts, shown }, links, ofStaff] = await Promise.all([
    partsOfFamily(act, family, {
      callsOfCase: (of) => sources.callsOfCase(act, of),
      addresses: sources.addresses,
    }),
    linksOfCasesAcrossCompanies(act.tx, act.actor.scope, companyId, caseIds),
    Promise.all(readingOf(family).map((of) => staffPartsOf(act, of))),
  ]);
  return {
    ...wholeOf(row),
    ...deskOnly(row),
    clocks,
    serviceContracts,
    attachments: own.files.get(null) ?? [],
    members: membersOf(people),
    earlierCases: earlier.map((one) => ({ ...pastOf(one), errorNumber: one.error_number })),
    similarCases: similar.map((one) => ({ ...pastOf(one), companyName: one.company_name, cause: one.cause })),
    possibleDuplicates: duplicates.map(duplicateOf),
    links: links.map(linkOf),
    merges: standingMerges(merges),
    timeline: inOrder<DeskTimelineEntry>([
      ...parts.flatMap((part) => timelineOf(part, null)),
      ...facts,
      ...parts.flatMap((part, at) => deskEntries(part, ofStaff[at]!, shown)),
    ]),
  };
}

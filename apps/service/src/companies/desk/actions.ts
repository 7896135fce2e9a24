import { type DeskCompany, type DeskCompanyPage, type DeskJoinRequest, problem, termsOf } from '#contract';
import type { Act } from '#platform/act';
import { pageOf, readCursor } from '#platform/cursor';
import { isUuid, newId } from '#platform/ids';
import type { StaffActor } from '../../people/index.ts';
import { changeByStaff, memberAdmitted } from '../colleagues/queries.ts';
import { joinRequestDecided as decidedFact } from '../events.ts';
import { requireOpenDoor } from './departure.ts';
import { departureOfCompany } from './departure-queries.ts';
import { endingsQueryOf } from './endings.ts';
import {
  type CompanyRow,
  companiesAcrossCompanies,
  companyAtDesk,
  type JoinRequestRow,
  joinRequestDecided,
  joinRequestHeldAcrossCompanies,
  pendingJoinRequestsAcrossCompanies,
  peopleOfCompany,
} from './queries.ts';

/** What stands to the right of companies and is counted in their lists. */
export interface CompanyCounts {
  machinesAcrossCompanies(act: Act<StaffActor>, companyIds: readonly string[]): Promise<Map<string, number>>;
  openCasesAcrossCompanies(act: Act<StaffActor>, companyIds: readonly string[]): Promise<Map<string, number>>;
}

const pageSize = 50;

const joinRequestOf = (row: JoinRequestRow): DeskJoinRequest => ({
  joinRequestId: row.join_request_id,
  state: row.decision ?? 'pending',
  sentAt: row.sent_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  person:
    row.person_name === null
      ? null
      : { name: row.person_name, position: row.position, contactEmail: row.contact_email, phone: row.phone },
  stated: {
    companyName: row.stated_name,
    street: row.stated_street,
    postcode: row.stated_postcode,
    city: row.stated_city,
    region: row.stated_region,
    machineNumber: row.machine_number,
  },
  company: { companyId: row.company_id, name: row.name, customerNumber: row.customer_number, city: row.city },
});

/** Wishes to join that wait for a decision. */
export async function listJoinRequests(act: Act<StaffActor>): Promise<DeskJoinRequest[]> {
  const rows = await pendingJoinRequestsAcrossCompanies(act.tx, act.actor.scope);
  act.saw(...rows.map((row) => row.person_id));
  return rows.map(joinRequestOf);
}

/** Accepts or refuses a wish to join; deciding the same again changes nothing. */
export async function decideJoinRequest(
  act: Act<StaffActor>,
  joinRequestId: string,
  decision: 'accepted' | 'refused',
): Promise<DeskJoinRequest> {
  const row = await joinRequestHeldAcrossCompanies(act.tx, act.actor.scope, joinRequestId);
  if (!row) throw problem('not-found');
  act.saw(row.person_id);
  if (row.decision !== null && row.decision !== decision) throw problem('already-decided');
  if (row.decision === decision) return joinRequestOf(row);
  const { staffId } = act.actor;
  await joinRequestDecided(act.tx, { companyId: row.company_id, joinRequestId, decision, staffId }, act.now);
  if (decision === 'accepted') await acceptMember(act, row);
  act.emit(decidedFact(row.company_id, joinRequestId, decision === 'accepted'));
  return joinRequestOf({ ...row, decision, decided_at: act.now });
}

/** The label is the name on the profile: it is what colleagues may call the person by. */
async function acceptMember(act: Act<StaffActor>, row: JoinRequestRow): Promise<void> {
  const { staffId } = act.actor;
  const membershipId = newId(act.now);
  const { company_id: companyId, person_id: personId } = row;
  const newcomer = { companyId, membershipId, personId, label: row.person_name ?? '—' };
  if ((await memberAdmitted(act.tx, newcomer, staffId, act.now)) === 0) throw problem('already-member');
  await requireOpenDoor(act, companyId);
  const change = { companyId, changeId: newId(act.now), membershipId, kind: 'admitted' } as const;
  changeByStaff(act.tx, change, staffId, act.now);
}

const companyOf = (row: CompanyRow, machines: number, openCases: number): DeskCompany => ({
  companyId: row.company_id,
  customerNumber: row.customer_number,
  name: row.name,
  city: row.city,
  countryRegion: row.country_region,
  area: row.area,
  machines,
  members: row.members,
  openCases,
});

async function withCounts(act: Act<StaffActor>, counts: CompanyCounts, rows: CompanyRow[]): Promise<DeskCompany[]> {
  const ids = rows.map((row) => row.company_id);
  const [machines, openCases] = await Promise.all([
    counts.machinesAcrossCompanies(act, ids),
    counts.openCasesAcrossCompanies(act, ids),
  ]);
  return rows.map((row) => companyOf(row, machines.get(row.company_id) ?? 0, openCases.get(row.company_id) ?? 0));
}

/** Companies by name, with what they have within one's scope. */
export async function listCompanies(
  act: Act<StaffActor>,
  counts: CompanyCounts,
  query: { words?: string; cursor?: string },
): Promise<{ companies: DeskCompany[]; next: string | null }> {
  const [afterName = '', afterId = '00000000-0000-0000-0000-000000000000'] =
    readCursor(query.cursor, [(name) => name.length <= 120, isUuid]) ?? [];
  const terms = termsOf(query.words ?? '');
  const rows = await companiesAcrossCompanies(act.tx, {
    scope: act.actor.scope,
    found: terms.length > 0 ? endingsQueryOf(terms) : null,
    afterName,
    afterId,
    limit: pageSize + 1,
  });
  const { page, next } = pageOf(rows, pageSize, (row) => [row.name, row.company_id]);
  return { companies: await withCounts(act, counts, page), next };
}

/** One company with its people. */
export async function readCompany(
  act: Act<StaffActor>,
  counts: CompanyCounts,
  companyId: string,
): Promise<DeskCompanyPage> {
  const row = await companyAtDesk(act.tx, act.actor.scope, companyId);
  if (!row) throw problem('company-not-found');
  const [[company], people, departure] = await Promise.all([
    withCounts(act, counts, [row]),
    peopleOfCompany(act.tx, companyId),
    departureOfCompany(act.tx, companyId),
  ]);
  act.saw(...people.map((person) => person.person_id));
  return {
    ...company!,
    street: row.street,
    postcode: row.postcode,
    region: row.region,
    departure: departure
      ? { startedAt: departure.started_at.toISOString(), endedAt: departure.ended_at?.toISOString() ?? null }
      : null,
    people: people.map((person) => ({
      membershipId: person.membership_id,
      label: person.label,
      role: person.role,
      state: person.left_at ? 'left' : 'active',
      since: person.since.toISOString(),
    })),
  };
}

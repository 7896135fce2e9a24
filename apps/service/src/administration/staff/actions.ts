import { type Area, problem, productLines, type StaffAccount, type Team } from '#contract';
import type { Act } from '#platform/act';
import { type StaffActor, sessionEndTold } from '../../people/index.ts';
import { staffMemberChanged } from '../events.ts';
import {
  type AccountRow,
  accountEnded,
  accountInvited,
  accountWritten,
  administratorsHeld,
  allTeams,
  areasAcrossCompanies,
  areaWritten,
  companyMoved,
  loginOfAnother,
  runningSessions,
  sessionsEnded,
  staffAccount,
  staffAccounts,
  teamWritten,
  type WrittenAccount,
} from './queries.ts';
import { reachesNow, requireEverythingLeft, requireReached, requireWithin } from './reach.ts';
import type { StaffRealmClient } from './realm-client.ts';

type Staff = Act<StaffActor>;

const accountOf = (row: AccountRow): StaffAccount => ({ ...row, leftAt: row.leftAt?.toISOString() ?? null });

/** Everybody of the maker. */
export async function listStaffAccounts(act: Staff): Promise<StaffAccount[]> {
  const rows = await staffAccounts(act.tx);
  act.saw(...rows.map(({ staffId }) => staffId));
  return rows.map(accountOf);
}

/** Words that name no area, among those written. `all` is none of them. */
async function requireAreas(act: Staff, areas: readonly string[]): Promise<void> {
  const known = new Set(['all', ...(await areasAcrossCompanies(act.tx, [])).map(({ area }) => area)]);
  if (areas.some((area) => !known.has(area))) throw problem('input', { fields: { areas: 'unknown' } });
}

/** Streams carry the scope they were opened with: they end, and come back with the new one. */
async function endStreams(act: Staff, of: { staffId: string | null; teamId: string | null }): Promise<void> {
  for (const { session_id } of await runningSessions(act.tx, of)) sessionEndTold(act.tx, session_id);
}

async function endSessions(act: Staff, staffId: string): Promise<void> {
  for (const { session_id } of await sessionsEnded(act.tx, act.actor.sessionProof, staffId, act.now))
    sessionEndTold(act.tx, session_id);
}

/** Who acts may have lost the administration in this very moment: then nothing of theirs comes about any more. */
async function requireStillAdministrator(act: Staff): Promise<void> {
  const held = await administratorsHeld(act.tx);
  if (!held.some(({ staff_id }) => staff_id === act.actor.staffId)) throw problem('not-allowed');
}

/**
 * What nobody may change about themselves: the administration, because one must be left who can; and the privacy office,
 * because whoever watches over the administration is not made by the one who is watched.
 */
async function requireNotForOneself(act: Staff, { staffId, roles }: WrittenAccount): Promise<void> {
  if (staffId !== act.actor.staffId) return;
  if (!roles.includes('administrator')) throw problem('not-allowed');
  const before = await staffAccount(act.tx, staffId);
  if (roles.includes('privacy-officer') && !before?.roles.includes('privacy-officer')) throw problem('not-allowed');
}

/**
 * Adds somebody, or changes what they are: within what one has oneself.
 * @throws problem beyond-your-scope, last-full-administrator
 */
export async function writeStaffAccount(act: Staff, account: WrittenAccount): Promise<StaffAccount> {
  const { staffId } = account;
  await requireStillAdministrator(act);
  await requireNotForOneself(act, account);
  await requireAreas(act, account.areas);
  const reaches = await reachesNow(act);
  if (!reaches.teams.some(({ teamId }) => teamId === account.teamId))
    throw problem('input', { fields: { teamId: 'unknown' } });
  requireReached(reaches, staffId);
  requireWithin(reaches, reaches.of(account));
  requireEverythingLeft(reaches, { account });
  await accountWritten(act.tx, act.actor.sessionProof, account, act.now);
  await endStreams(act, { staffId, teamId: null });
  act.saw(staffId);
  act.emit(staffMemberChanged(staffId));
  return accountOf((await staffAccount(act.tx, staffId))!);
}

/**
 * A new way in; what there was is worth nothing from now on, sessions included. Never one's own: whoever then loses the
 * link is shut out, and an only administrator would shut out everybody. Nor of somebody who has more: whoever makes the
 * link could go in by it.
 * @throws problem not-allowed for oneself, beyond-your-scope
 */
export async function inviteStaff(
  act: Staff,
  realm: StaffRealmClient,
  staffId: string,
  invite: { login: string; tokenHash: string },
): Promise<void> {
  if (staffId === act.actor.staffId) throw problem('not-allowed');
  if (!(await staffAccount(act.tx, staffId))) throw problem('not-found');
  await requireStillAdministrator(act);
  requireReached(await reachesNow(act), staffId);
  if (await loginOfAnother(act.tx, invite.login, staffId)) throw problem('login-name-taken');
  await accountInvited(act.tx, act.actor.sessionProof, staffId, invite.login);
  await endSessions(act, staffId);
  act.saw(staffId);
  // Last, so that a refusal of ours leaves the realm as it is; asked again it does the same again.
  await realm.invite(staffId, invite);
}

/** Somebody leaves who has nothing that one does not have oneself. @throws problem beyond-your-scope */
export async function endStaffAccount(act: Staff, realm: StaffRealmClient, staffId: string): Promise<void> {
  if (staffId === act.actor.staffId) throw problem('not-allowed');
  await requireStillAdministrator(act);
  if (!(await staffAccount(act.tx, staffId))) throw problem('not-found');
  requireReached(await reachesNow(act), staffId);
  await accountEnded(act.tx, act.actor.sessionProof, staffId, act.now);
  await endSessions(act, staffId);
  act.saw(staffId);
  act.emit(staffMemberChanged(staffId));
  await realm.close(staffId);
}

/** Teams and areas. */
export async function listTeams(act: Staff): Promise<{ teams: Team[]; areas: Area[] }> {
  const [teams, areas] = await Promise.all([allTeams(act.tx), areasAcrossCompanies(act.tx, act.actor.scope.areas)]);
  return { teams, areas };
}

/**
 * Adds a team, or changes what it works for, from what one has to what one has.
 * @throws problem beyond-your-scope, last-full-administrator
 */
export async function writeTeam(act: Staff, team: Omit<Team, 'members'>): Promise<Team> {
  await requireStillAdministrator(act);
  await requireAreas(act, team.areas);
  const reaches = await reachesNow(act);
  const before = reaches.teams.find(({ teamId }) => teamId === team.teamId);
  for (const one of before ? [before, team] : [team]) requireWithin(reaches, reaches.ofTeam(one));
  requireEverythingLeft(reaches, { team: { ...team, members: before?.members ?? 0 } });
  if (!(await teamWritten(act.tx, act.actor.sessionProof, team))) throw problem('input', { fields: { name: 'taken' } });
  await endStreams(act, { staffId: null, teamId: team.teamId });
  return (await allTeams(act.tx)).find(({ teamId }) => teamId === team.teamId)!;
}

/**
 * Adds an area, or changes it. Companies that lie in it stay; those that are imported later are found by its regions, so it
 * takes the area, and for a new one all there will be.
 * @throws problem input for a region that lies in another area already, beyond-your-scope
 */
export async function writeArea(act: Staff, area: Pick<Area, 'area' | 'name' | 'regions'>): Promise<void> {
  const reaches = await reachesNow(act);
  requireWithin(reaches, { productLines: [], areas: [reaches.hasArea(area.area) ? area.area : 'all'] });
  const spelling = (region: string) => region.trim().toLowerCase();
  const wanted = new Set(area.regions.map(spelling));
  const others = (await areasAcrossCompanies(act.tx, [])).filter((each) => each.area !== area.area);
  if (others.some(({ regions }) => regions.some((region) => wanted.has(spelling(region)))))
    throw problem('input', { fields: { regions: 'taken' } });
  await areaWritten(act.tx, act.actor.sessionProof, area);
}

/** Says in which area a company lies. */
export async function moveCompany(act: Staff, companyId: string, area: string): Promise<void> {
  const { areas, productLines: lines } = act.actor.scope;
  // Machines and cases that one does not see would stay behind.
  if (!productLines.every((line) => lines.includes(line))) throw problem('not-allowed');
  if (!areas.includes(area)) throw problem('input', { fields: { area: 'unknown' } });
  if ((await companyMoved(act.tx, areas, companyId, area)) === 0) throw problem('company-not-found');
}

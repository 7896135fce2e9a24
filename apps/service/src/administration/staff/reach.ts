import { problem, type Team } from '#contract';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { type AccountRow, allTeams, areasAcrossCompanies, staffAccounts } from './queries.ts';
import { hasEverything, isWithinReach, type Restrictions, reachOf } from './rules.ts';

type Person = Restrictions & Pick<AccountRow, 'staffId' | 'teamId'>;

/** Who has what at this moment; to be asked once administrators are held. */
export interface Reaches {
  readonly teams: readonly Team[];
  readonly staff: readonly AccountRow[];
  /** Of the administrator who acts. */
  readonly own: Restrictions;
  /** What comes of somebody's restrictions in a team; nothing in a team that does not exist. */
  of(person: Omit<Person, 'staffId'>, teams?: readonly Team[]): Restrictions;
  /** What a team itself gives at most. */
  ofTeam(team: Restrictions): Restrictions;
  /** Whether an area of this word exists. */
  hasArea(area: string): boolean;
}

const nothing: Restrictions = { productLines: [], areas: [] };

/** Reads who has what. */
export async function reachesNow(act: Act<StaffActor>): Promise<Reaches> {
  const [teams, staff, areaRows] = await Promise.all([
    allTeams(act.tx),
    staffAccounts(act.tx),
    areasAcrossCompanies(act.tx, []),
  ]);
  const areas = areaRows.map(({ area }) => area);
  const of: Reaches['of'] = (person, among = teams) => {
    const team = among.find(({ teamId }) => teamId === person.teamId);
    return team ? reachOf(person, team, areas) : nothing;
  };
  const self = staff.find(({ staffId }) => staffId === act.actor.staffId);
  return {
    teams,
    staff,
    own: self ? of(self) : nothing,
    of,
    ofTeam: (team) => reachOf(team, team, areas),
    hasArea: (area) => areas.includes(area),
  };
}

/** Nobody gives, or takes from somebody, what they do not have. @throws problem beyond-your-scope */
export function requireWithin(reaches: Reaches, given: Restrictions): void {
  if (!isWithinReach(given, reaches.own)) throw problem('beyond-your-scope');
}

/** The same of somebody as they are now; somebody new has nothing yet. @throws problem beyond-your-scope */
export function requireReached(reaches: Reaches, staffId: string): void {
  const before = reaches.staff.find((one) => one.staffId === staffId);
  if (before) requireWithin(reaches, reaches.of(before));
}

/**
 * Of administrators who have everything, one must be left: nobody else could give it back. Whoever has less reaches none of
 * them, so this asks only whoever has it.
 * @throws problem last-full-administrator
 */
export function requireEverythingLeft(
  reaches: Reaches,
  after: { readonly account?: Person & Pick<AccountRow, 'roles'>; readonly team?: Team },
): void {
  if (!hasEverything(reaches.own)) return;
  const { account, team } = after;
  const teams = team ? [...reaches.teams.filter(({ teamId }) => teamId !== team.teamId), team] : reaches.teams;
  const isLeft = reaches.staff.some((row) => {
    const one = account?.staffId === row.staffId ? account : row;
    return row.leftAt === null && one.roles.includes('administrator') && hasEverything(reaches.of(one, teams));
  });
  if (!isLeft) throw problem('last-full-administrator');
}

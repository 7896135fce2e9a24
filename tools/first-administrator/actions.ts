import { createHash } from 'node:crypto';
import { ProblemError } from '#contract';
import { type Act, actRunner } from '#platform/act';
import type { Clock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { newId, newRandomId, newToken } from '#platform/ids';
import { maintenanceSetting } from '#privacy/engine';
import { staffMemberChanged } from '../../apps/service/src/administration/events.ts';
import { areasAcrossCompanies, loginOfAnother } from '../../apps/service/src/administration/staff/queries.ts';
import type { StaffRealmClient } from '../../apps/service/src/administration/staff/realm-client.ts';
import { hasEverything } from '../../apps/service/src/administration/staff/rules.ts';
import { sessionEndTold } from '../../apps/service/src/people/index.ts';
import { idleSince } from '../../apps/service/src/people/sessions/rules.ts';
import { actHooks, type HostActor } from '../../apps/service/src/wiring/acts.ts';
import {
  type AdministratorRow,
  administratorAdded,
  administratorsOnDuty,
  sessionsEnded,
  staffHeld,
  type TeamRow,
  teamAdded,
  teamNamed,
} from './queries.ts';

/** What the command works with. */
export interface Ground {
  /** Of the service's database; the owner alone may add staff without a session of an administrator (decision 121). */
  readonly ownerUrl: string;
  readonly realm: StaffRealmClient;
  readonly clock: Clock;
}

/** The first administrator, as they are wished. */
export interface FirstAdministrator {
  readonly name: string;
  readonly login: string;
  readonly team: string;
  readonly areas: readonly string[];
}

/** A way in that was made: the secret is known to whoever reads this alone, the regions keep its hash. */
export interface WayIn {
  readonly login: string;
  readonly token: string;
}

/** A refusal in words for whoever typed the command. */
export class Refused extends Error {}

const retry = 'npm run first-administrator -- --new-link';

async function atTheHost<Answer>(ground: Ground, work: (act: Act<HostActor>) => Promise<Answer>): Promise<Answer> {
  const database: Database = openDatabase('owner', ground.ownerUrl, { max: 1, connectTimeoutMs: 5_000 });
  const run = actRunner(ground.clock, actHooks());
  const settings = { [maintenanceSetting]: 'on' };
  const actor = (): HostActor => ({ kind: 'host' });
  try {
    return await run({ database, settings, requestId: newId(), actor }, work);
  } finally {
    await database.close();
  }
}

const onDuty = (act: Act<HostActor>) => administratorsOnDuty(act.tx, act.now, idleSince(act.now));
const named = (all: readonly AdministratorRow[]) =>
  all.map(({ name, login }) => `${name} (${login ?? '-'})`).join(', ');

async function invited({ realm }: Ground, staffId: string, login: string): Promise<WayIn> {
  const token = newToken();
  const tokenHash = createHash('sha256').update(token).digest('hex');
  await realm.invite(staffId, { login, tokenHash });
  return { login, token };
}

/** Areas as they were typed, all of them known. @throws Refused that names those there are */
async function requireKnown(act: Act<HostActor>, areas: readonly string[]): Promise<void> {
  const known = ['all', ...(await areasAcrossCompanies(act.tx, [])).map(({ area }) => area)];
  const unknown = areas.filter((area) => !known.includes(area));
  if (unknown.length > 0) throw new Refused(`there is no area ${unknown.join(', ')}: choose from ${known.join(', ')}`);
}

/** Nobody gives what they do not have: what the first one lacked nobody could ever give (decision 150). @throws Refused */
function requireEverything({ areas, team: name }: FirstAdministrator, team: TeamRow | undefined): void {
  if (!areas.includes('all'))
    throw new Refused(
      'the first administrator has every area, or nobody could ever be given the others: leave --areas out, and restrict them in the workbench once there is a second one',
    );
  if (team && !hasEverything({ productLines: team.product_lines, areas: team.areas }))
    throw new Refused(`the team ${name} does not work for every area and product line: choose another team`);
}

async function nobodyOnDuty(act: Act<HostActor>): Promise<void> {
  const there = await onDuty(act);
  if (there.length > 0)
    throw new Refused(
      `there is an administrator already: ${named(there)}. They add others in the workbench, Administration, Staff. If the link was lost or nobody of them can sign in: ${retry}`,
    );
}

async function added(act: Act<HostActor>, wish: FirstAdministrator): Promise<string> {
  await staffHeld(act.tx);
  await nobodyOnDuty(act);
  await requireKnown(act, wish.areas);
  const staffId = newRandomId();
  if (await loginOfAnother(act.tx, wish.login, staffId))
    throw new Refused(`somebody signs in as ${wish.login} already: choose another sign-in name`);
  const team = await teamNamed(act.tx, wish.team);
  requireEverything(wish, team);
  const teamId = team?.team_id ?? newId(act.now);
  if (!team) await teamAdded(act.tx, { teamId, name: wish.team, areas: wish.areas });
  await administratorAdded(act.tx, { staffId, teamId, ...wish }, act.now);
  act.emit(staffMemberChanged(staffId));
  act.audit({ what: 'made the first administrator', subjects: [staffId] });
  return staffId;
}

/** Before anything is asked. @throws Refused when there is an administrator on duty */
export const requireNobody = (ground: Ground): Promise<void> => atTheHost(ground, nobodyOnDuty);

/**
 * Makes the first administrator of an installation and the way in. The administrator is there before the way in: what
 * fails between the two is mended by a new link, and nobody is ever in the realm whom the service does not know.
 * @throws Refused when there is an administrator on duty, or for what cannot be
 */
export async function makeFirstAdministrator(ground: Ground, wish: FirstAdministrator): Promise<WayIn> {
  const staffId = await atTheHost(ground, (act) => added(act, wish));
  return invited(ground, staffId, wish.login).catch((cause: unknown) => {
    const why =
      cause instanceof ProblemError && cause.problem.code === 'login-name-taken'
        ? 'the sign-in name is taken'
        : 'the staff sign-in did not answer';
    throw new Refused(`${wish.name} is an administrator now, but has no link yet (${why}). Make one: ${retry}`, {
      cause,
    });
  });
}

function chosen(there: readonly AdministratorRow[], login: string | undefined): AdministratorRow {
  if (there.length === 0) throw new Refused('there is no administrator yet: run npm run first-administrator');
  const signedIn = there.filter(({ isSignedIn }) => isSignedIn);
  if (signedIn.length > 0)
    throw new Refused(
      `${named(signedIn)} is signed in at this moment and can let others in (workbench, Administration, Staff). A new link from here is for when nobody can; sign out there, or wait until that browser was not used for an hour`,
    );
  if (login === undefined && there.length > 1) throw new Refused(`say for whom, with --sign-in-name: ${named(there)}`);
  const one = login === undefined ? there[0] : there.find((each) => each.login === login);
  if (!one) throw new Refused(`${login} is no administrator: ${named(there)}`);
  return one;
}

/**
 * Gives an administrator a new way in; password, authenticator and sessions of theirs are worth nothing from now on.
 * For a link that was lost, and for when no administrator can sign in (decision 130).
 * @throws Refused while an administrator is signed in, who could do it in the workbench
 */
export async function letAdministratorIn(ground: Ground, login?: string): Promise<WayIn & { readonly name: string }> {
  return atTheHost(ground, async (act) => {
    await staffHeld(act.tx);
    const one = chosen(await onDuty(act), login);
    if (one.login === null) throw new Refused(`${one.name} has no sign-in name`);
    for (const { session_id } of await sessionsEnded(act.tx, one.staffId, act.now)) sessionEndTold(act.tx, session_id);
    act.audit({ what: 'made a new link for an administrator', subjects: [one.staffId] });
    // Last, so that a refusal of ours leaves the realm as it is; asked again it does the same again.
    return { name: one.name, ...(await invited(ground, one.staffId, one.login)) };
  });
}

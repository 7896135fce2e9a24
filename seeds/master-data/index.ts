import { createHash } from 'node:crypto';
import { openDatabase, type Tx } from '#platform/database';
import { newId, newRandomId } from '#platform/ids';
import { maintenanceSetting } from '#privacy/engine';
import { companies, customers, machines, staff, teams, templates } from '../story/index.ts';
import {
  companyAdded,
  joinWishAdded,
  machineAdded,
  memberAdded,
  personAdded,
  staffMemberAdded,
  teamAdded,
  templateAdded,
} from './queries.ts';

/** Which id each key of the story got. */
export interface Cast {
  readonly company: ReadonlyMap<string, string>;
  readonly machine: ReadonlyMap<string, string>;
  readonly person: ReadonlyMap<string, string>;
  readonly membership: ReadonlyMap<string, string>;
  readonly staff: ReadonlyMap<string, string>;
}

const hourMs = 3_600_000;
const monthMs = 30.4 * 24 * hourMs;
const daysAfter = (date: Date, milliseconds: number) =>
  new Date(date.getTime() + milliseconds).toISOString().slice(0, 10);

/**
 * The id by which the service region knows a customer of the demo. Real ones are random; the demo's are the same
 * everywhere, so that two regions which share nothing write one demo together.
 */
export function demoPersonId(key: string): string {
  const bytes = createHash('sha256').update(`person of the demo ${key}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function deal(now: Date): Cast {
  const ids = (keys: readonly { readonly key: string }[], make: () => string) =>
    new Map(keys.map(({ key }) => [key, make()]));
  return {
    company: ids(companies, () => newId(now)),
    machine: ids(machines, () => newId(now)),
    person: new Map(customers.map(({ key }) => [key, demoPersonId(key)])),
    membership: ids(
      customers.filter(({ role }) => role !== 'pending'),
      () => newId(now),
    ),
    staff: ids(staff, newRandomId),
  };
}

/** Teams, their people, and the texts that replies begin with. */
function writeStaff(tx: Tx, cast: Cast, now: Date, since: Date): void {
  const teamIds = new Map(teams.map(({ key }) => [key, newId(now)]));
  for (const team of teams) teamAdded(tx, teamIds.get(team.key)!, team);
  for (const member of staff) {
    const place = { staffId: cast.staff.get(member.key)!, teamId: teamIds.get(member.team)! };
    staffMemberAdded(tx, place, member, since);
  }
  for (const template of templates) {
    const ids = { templateId: newId(now), staffId: cast.staff.get('wuTao')! };
    templateAdded(tx, ids, template, since);
  }
}

/**
 * Writes companies, machines, people and staff of the story as the database's owner under maintenance: the part of the
 * demo that no customer or staff member could have typed.
 */
export async function writeMasterData(ownerUrl: string, now: Date): Promise<Cast> {
  const cast = deal(now);
  const since = new Date(now.getTime() - 20 * monthMs);
  const database = openDatabase('owner', ownerUrl, { max: 1, connectTimeoutMs: 5000 });
  try {
    await database.transaction({ [maintenanceSetting]: 'on' }, async (tx) => {
      writeStaff(tx, cast, now, since);
      for (const company of companies) companyAdded(tx, cast.company.get(company.key)!, company, since);
      for (const machine of machines) {
        const delivered = new Date(now.getTime() - machine.deliveredMonthsAgo * monthMs);
        const place = {
          companyId: cast.company.get(machine.company)!,
          machineId: cast.machine.get(machine.key)!,
          area: companies.find(({ key }) => key === machine.company)!.area,
        };
        const dates = { deliveredOn: daysAfter(delivered, 0), warrantyUntil: daysAfter(delivered, 24 * monthMs) };
        machineAdded(tx, place, machine, dates);
      }
      for (const customer of customers) {
        const personId = cast.person.get(customer.key)!;
        const companyId = cast.company.get(customer.company)!;
        personAdded(tx, personId, customer, since);
        const membershipId = cast.membership.get(customer.key);
        if (membershipId) memberAdded(tx, { companyId, membershipId, personId }, customer, since);
        else {
          const machineNumber = machines.find(({ company }) => company === customer.company)!.machineNumber;
          const wish = { companyId, joinRequestId: newId(now), personId, machineNumber };
          joinWishAdded(
            tx,
            wish,
            companies.find(({ key }) => key === customer.company)!,
            customer,
            new Date(now.getTime() - 2 * hourMs),
          );
        }
      }
    });
  } finally {
    await database.close();
  }
  return cast;
}

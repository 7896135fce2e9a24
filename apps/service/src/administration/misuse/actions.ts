import type { Misuse, MisuseDay } from '#contract';
import { alertsIn } from '#platform/access-log';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { conspicuousInLogAcrossCompanies, misuseAtHome, sumsOfLogAcrossCompanies } from './queries.ts';
import { reasonsOf } from './rules.ts';

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** Numbers by day of the staff realm, which is asked before a connection is held; null when it did not answer. */
type AtStaffRealm = readonly MisuseDay[] | null;

/**
 * What the log of use of the service region shows of misuse, by visitor; and of home and of the staff sign-in, where people
 * sign in, how often what happened. Who it was there stays there.
 */
export async function readMisuse(act: Act<StaffActor>, staffRealm: AtStaffRealm, hours: number): Promise<Misuse> {
  const since = hoursBefore(act.now, hours);
  const [rows, sums, home] = await Promise.all([
    conspicuousInLogAcrossCompanies(act.tx, since),
    sumsOfLogAcrossCompanies(act.tx, since),
    misuseAtHome(act.tx),
  ]);
  for (const row of rows) act.saw(row.person_id);
  return {
    requests: sums.requests,
    failedSignIns: sums.failed,
    throttled: sums.throttled,
    places: [
      // Home tells every kind of every day that it has: nothing at all means that it never told.
      { place: 'home', days: home.length > 0 ? home : null },
      { place: 'staff-realm', days: staffRealm && [...staffRealm] },
    ],
    conspicuous: rows.map((row) => {
      const counted = { failedSignIns: row.failed, notFound: row.not_found, inBusiestHour: row.busiest };
      return {
        who: row.kind ?? 'address',
        personId: row.person_id,
        name: row.name,
        address: row.address,
        ...counted,
        lastAt: row.last_at.toISOString(),
        why: reasonsOf(counted),
      };
    }),
  };
}

/** How many were conspicuous within a day, in the service and where people sign in, for the line that alerts. */
export async function countConspicuous(act: Act<StaffActor>, staffRealm: AtStaffRealm): Promise<number> {
  const [rows, home] = await Promise.all([
    conspicuousInLogAcrossCompanies(act.tx, hoursBefore(act.now, 24)),
    misuseAtHome(act.tx),
  ]);
  const elsewhere = alertsIn([...home, ...(staffRealm ?? [])], act.now);
  return rows.length + elsewhere.reduce((sum, { sources }) => sum + sources, 0);
}

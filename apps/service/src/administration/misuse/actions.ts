import type { Misuse } from '#contract';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { conspicuousInLogAcrossCompanies, sumsOfLogAcrossCompanies } from './queries.ts';
import { reasonsOf } from './rules.ts';

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** What the log of use of the service region shows of misuse. Customers sign in at home, so their failures are not in it. */
export async function readMisuse(act: Act<StaffActor>, hours: number): Promise<Misuse> {
  const since = hoursBefore(act.now, hours);
  const [rows, sums] = await Promise.all([
    conspicuousInLogAcrossCompanies(act.tx, since),
    sumsOfLogAcrossCompanies(act.tx, since),
  ]);
  for (const row of rows) act.saw(row.person_id);
  return {
    requests: sums.requests,
    failedSignIns: sums.failed,
    throttled: sums.throttled,
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

/** How many were conspicuous within a day, for the line that alerts. */
export const countConspicuous = async (act: Act<StaffActor>): Promise<number> =>
  (await conspicuousInLogAcrossCompanies(act.tx, hoursBefore(act.now, 24))).length;

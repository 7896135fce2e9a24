import { alertsIn, type MisuseDay, readMisuseDays } from '#platform/access-log';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { homeLayout, serviceLayout, staffRealmLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import type { Settings } from '../start/config.ts';
import { examine, type Finding, Remark } from './finding.ts';

/** A log of use, and the role that counts in it and may read no line of it. */
interface CountedLog {
  readonly name: string;
  readonly role: string;
  readonly url: () => string;
}

const words: Readonly<Record<MisuseDay['kind'], string>> = {
  'failed-sign-ins': 'failed sign-ins',
  'foreign-ids': 'things asked for that are not there',
  volume: 'requests',
};

const sentence = ({ kind, day, times, sources }: MisuseDay) =>
  `${times} ${words[kind]} on ${day}, ${sources} conspicuous ${sources === 1 ? 'visitor' : 'visitors'}`;

/** What of today and yesterday is conspicuous in a log of use, as numbers. @throws Remark that tells it */
export async function misuseIn({ role, url }: Omit<CountedLog, 'name'>, where: string): Promise<string> {
  const database = openDatabase(role, url(), { max: 1, onError: () => {} });
  try {
    const now = systemClock.now();
    const alerts = alertsIn(await readMisuseDays(database, now), now);
    if (alerts.length === 0) return 'nobody was conspicuous today or yesterday';
    throw new Remark(`${alerts.map(sentence).join('; ')}: ${where}`);
  } finally {
    await database.close();
  }
}

const atTheDesk = 'see workbench, Administration, Misuse';
/** Who it was is known at home alone. */
const atHome = 'numbers in workbench, Administration, Misuse; who it was, in the log of use at home';

/** Tells open alerts of misuse in each log of use that this host keeps. */
export function examineMisuse(settings: Settings): Promise<Finding[]> {
  const ofHome: CountedLog = {
    name: 'home',
    role: 'worker',
    url: () => addressesOf(settings, 'HOME', 'home', homeLayout).urls.worker!,
  };
  const ofService: CountedLog[] = [
    {
      name: 'service',
      role: 'worker',
      url: () => addressesOf(settings, 'SERVICE', 'service', serviceLayout).urls.worker!,
    },
    {
      name: 'staff sign-in',
      role: 'staff_worker',
      url: () => addressesOf(settings, 'STAFF_REALM', 'service', staffRealmLayout).urls.staff_worker!,
    },
  ];
  const { REGION } = settings;
  return Promise.all([
    ...(REGION === 'service' ? [] : [examine('misuse: home', () => misuseIn(ofHome, atHome))]),
    ...(REGION === 'home' ? [] : ofService).map((log) =>
      examine(`misuse: ${log.name}`, () => misuseIn(log, atTheDesk)),
    ),
  ]);
}

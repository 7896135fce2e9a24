import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { RegionAlarm } from '#contract';
import { systemClock } from '#platform/clock';
import { openDatabase, type Tx } from '#platform/database';
import { reportOf } from '../../apps/identity/src/region/comparing/reporting.ts';
import { aheadBy } from '../../apps/identity/src/region/line.ts';
import { thresholdsAt } from '../../apps/identity/src/region/rules.ts';
import { watchRegions } from '../../apps/service/src/regions/actions.ts';
import { homeLayout, serviceLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import { projectFolder, type Settings } from '../start/config.ts';
import { examine, type Finding, Remark } from './finding.ts';

const patienceMs = 5_000;
/** As home's log says it. */
const gapMs = 20_000;

/** Makes this process trust the authority that the processes of a region trust. */
export function trustAuthority({ AUTHORITY_FILE }: Settings): void {
  if (!AUTHORITY_FILE) return;
  const own = readFileSync(resolve(projectFolder, AUTHORITY_FILE), 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), own]);
}

/** Whether the other region answers where this one looks for it, over TLS, and tells the same time. */
async function otherRegion({ REGION, HOME_URL, SERVICE_URL }: Settings): Promise<string> {
  const address = `${REGION === 'home' ? SERVICE_URL : HOME_URL}/readyz`;
  const sent = systemClock.now();
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) }).catch((error) => {
    throw new Error(`does not answer at ${address} (${reasonOf(error)}): is it started, the name known, 443 open?`);
  });
  if (!answer.ok) throw new Error(`answers ${answer.status} at ${address}: look at npm run doctor there`);
  const ahead = aheadBy(answer.headers.get('date'), sent, systemClock.now()) ?? 0;
  if (Math.abs(ahead) > gapMs)
    throw new Error(`its clock is ${Math.round(ahead / 1_000)} s ahead of this one's: set both by NTP`);
  return `ready at ${address}, its clock ${(Math.abs(ahead) / 1_000).toFixed(1)} s off`;
}

const reasonOf = (error: { message: string; cause?: { code?: string; message?: string } }) =>
  error.cause?.code ?? error.cause?.message ?? error.message;

async function looking<Result>(url: string, look: (database: ReturnType<typeof openDatabase>) => Promise<Result>) {
  const database = openDatabase('worker', url, { max: 1 });
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

const remedies: Readonly<Record<RegionAlarm['kind'], (number: number | null) => string>> = {
  'home-silent': (minutes) =>
    `home has not reported ${minutes === null ? 'yet' : `for ${minutes} min`}: does it run, does it reach SERVICE_URL?`,
  'decisions-late': (minutes) => `a decision has waited at home for ${minutes} min: see the log of home`,
  'facts-late': (minutes) => `a fact has waited for home for ${minutes} min: see the log of home`,
  'unknown-at-home': (people) => `${people} people are known abroad and not at home: page Regions says what to do`,
  'no-consent': (people) => `${people} people are known abroad without consent: page Regions says what to do`,
  'unknown-abroad': (people) => `${people} people are missing abroad: page Regions says what to do`,
  'consent-differs': (people) => `of ${people} people the regions hold different decisions; home tells them again`,
  'transfers-near': (number) => `the people transferred this year come near ${number}`,
  'transfers-reached': (number) => `the people transferred this year have reached ${number}: the law asks for more`,
  'comparison-late': (hours) => `no comparison for ${hours === null ? 'ever' : `${hours} h`}: see the log of home`,
};

const sayAlarms = (alarms: readonly RegionAlarm[]): string => {
  const words = alarms.map(({ kind, number }) => remedies[kind](number)).join('; ');
  if (alarms.length === 0) return 'they agree, nothing waits, no threshold is near';
  throw alarms.every(({ kind }) => kind === 'transfers-near') ? new Remark(words) : new Error(words);
};

/** What the service region knows of both, as the desk's page shows it. */
const seenAbroad = async (settings: Settings): Promise<string> => {
  const { urls } = addressesOf(settings, 'SERVICE', 'service', serviceLayout);
  const watch = (tx: Tx) => watchRegions(tx, systemClock.now());
  return sayAlarms(await looking(urls.worker!, (database) => database.transaction({}, watch)));
};

/** What home knows by itself, also while the other region is away. */
async function seenAtHome(settings: Settings): Promise<string> {
  const { urls } = addressesOf(settings, 'HOME', 'home', homeLayout);
  const thresholds = settings.TRANSFER_THRESHOLDS.split(',').map(Number);
  const report = await looking(urls.worker!, (database) => reportOf({ database, clock: systemClock }, thresholds));
  const { persons, year } = report.transfers;
  const alarms = thresholdsAt(persons, thresholds).map(
    ({ number, reached }): RegionAlarm => ({ kind: reached ? 'transfers-reached' : 'transfers-near', number }),
  );
  if (alarms.length > 0) sayAlarms(alarms);
  return `${persons} people transferred in ${year}, ${report.decisions.waiting} decisions wait for the service region`;
}

/** Checks what lies between the regions: the other one's address and clock, what waits, differences, thresholds. */
export async function examineRegions(settings: Settings): Promise<Finding[]> {
  const { REGION } = settings;
  return Promise.all([
    ...(REGION === 'both' ? [] : [examine('other region', () => otherRegion(settings))]),
    ...(REGION === 'service' ? [] : [examine('transfers', () => seenAtHome(settings))]),
    ...(REGION === 'home' ? [] : [examine('regions', () => seenAbroad(settings))]),
  ]);
}

import pg from 'pg';
import { type Region, startRegion } from '../../journeys/region/index.ts';
import { type LoadCompany, loadCases, loadCompanies, loadStaff } from '../../seeds/load/index.ts';
import { liftLimits } from '../../seeds/load/limits.ts';
import { layouts, urlsOf } from '../../tools/db/index.ts';
import { type Baseline, openBaseline } from '../baseline/index.ts';
import { type Driver, openDriver } from '../driver/index.ts';
import type { Rounds } from '../driver/rounds.ts';
import { firstPort } from './config.ts';

export { firstPort } from './config.ts';

/** What every case that is sent says. */
export const caseDescription = '早班开机后冷却水温度报警，复位后约十分钟再次出现。请告知需要检查哪些部件。';

/** Everything the rows measure with: two API processes on a small and a large database, a baseline, a driver. */
export interface Ground {
  readonly region: Region;
  readonly driver: Driver;
  readonly baseline: Baseline;
  readonly rounds: Rounds;
  /** 10⁵ cases, half of them of `company`. */
  readonly large: Loaded;
  /** 10⁴ cases. */
  readonly small: Loaded;
  close(): Promise<void>;
}

/** One loaded database and the API process on it. */
export interface Loaded {
  readonly origin: string;
  /** Name of the API process. */
  readonly process: string;
  readonly cases: number;
  readonly company: LoadCompany;
  readonly sessionToken: string;
}

/** Starts the ground and loads both databases; takes about half a minute. */
export async function openGround(rounds: Rounds): Promise<Ground> {
  const region = await startRegion({ firstPort, services: 0, report: (line) => process.stderr.write(`${line}\n`) });
  try {
    await copyEmpty(region, 'service_large');
    const small = await loaded(region, { database: 'service', cases: 5_000, others: 5_000 });
    const large = await loaded(region, { database: 'service_large', cases: 50_000, others: 50_000 });
    const baseline = await openBaseline({
      url: region.superuserUrl('service_large'),
      port: firstPort + 30,
      searched: {
        caseNumber: '',
        machineNumber: large.company.machineNumbers[0]!,
        model: 'TruBend 5130',
        errorNumber: 'E1234',
        texts: [caseDescription],
      },
    });
    const driver = openDriver();
    const close = async () => {
      driver.close();
      baseline.close();
      await region.stop();
    };
    return { region, driver, baseline, rounds, small, large, close };
  } catch (error) {
    await region.stop();
    throw error;
  }
}

interface WantedDatabase {
  readonly database: string;
  /** Of one company. */
  readonly cases: number;
  /** Of 200 others together. */
  readonly others: number;
}

async function loaded(region: Region, wanted: WantedDatabase): Promise<Loaded> {
  const { database, cases, others } = wanted;
  const client = new pg.Client({ connectionString: region.superuserUrl(database) });
  await client.connect();
  try {
    const around = await loadCompanies(client, { count: 200, members: 4, machines: 5, letter: 'A' });
    const [company] = await loadCompanies(client, { count: 1, members: 20, machines: 120, letter: 'B' });
    await liftLimits(client);
    await loadCases(client, { companyIds: around.map(({ companyId }) => companyId), count: others });
    await loadCases(client, { companyIds: [company!.companyId], count: cases });
    const { sessionToken } = await loadStaff(client);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    const name = database === 'service' ? 'service' : 'service-large';
    const port = firstPort + (database === 'service' ? 2 : 20);
    const urls = urlsOf({ urlFor: (role) => urlIn(region, role, database) }, layouts.service, database);
    const origin = await region.addService({ name, port, database: urls });
    return { origin, process: name, cases: cases + others, company: company!, sessionToken };
  } finally {
    await client.end();
  }
}

/** A second database of the same shape, with its grants and row policies, while the first is still empty. */
async function copyEmpty(region: Region, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: region.superuserUrl('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${database} TEMPLATE service OWNER service_owner STRATEGY file_copy`);
  } finally {
    await client.end();
  }
}

function urlIn(region: Region, role: string, database: string): string {
  const url = new URL(region.database.urls[role] ?? region.database.ownerUrl);
  url.pathname = `/${database}`;
  return url.href;
}

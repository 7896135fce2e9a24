import pg from 'pg';
import type { Region } from '../../journeys/region/index.ts';
import { type LoadCompany, loadCases, loadCompanies, loadStaff, withoutIndexes } from '../../seeds/load/index.ts';
import { liftLimits } from '../../seeds/load/limits.ts';
import { type DatabaseUrls, layouts, urlsOf } from '../../tools/db/index.ts';

/** One loaded database and the API process on it. */
export interface Loaded {
  readonly origin: string;
  /** Name of the API process. */
  readonly process: string;
  readonly database: string;
  readonly urls: DatabaseUrls;
  readonly cases: number;
  /** Has many cases of its own. */
  readonly company: LoadCompany;
  readonly sessionToken: string;
  /** How long it took to fill, in seconds. */
  readonly seconds: number;
}

/** What a database holds. */
export interface WantedDatabase {
  readonly database: string;
  /** Of one company. */
  readonly cases: number;
  /** Of the others together. */
  readonly others: number;
  readonly companies: number;
  /** Of each of them. */
  readonly machines: number;
  readonly timelines?: boolean;
  readonly processName: string;
  readonly port: number;
  /** Options of Node for the API process. */
  readonly node?: string[];
}

/** Fills a database and starts an API process on it. */
export async function loadDatabase(region: Region, wanted: WantedDatabase): Promise<Loaded> {
  const { database, cases, others, companies, machines, timelines, processName, port, node } = wanted;
  const begunAt = performance.now();
  const client = new pg.Client({ connectionString: region.superuserUrl(database) });
  await client.connect();
  try {
    const around = await loadCompanies(client, { count: companies, members: 4, machines, letter: 'A' });
    const [company] = await loadCompanies(client, { count: 1, members: 20, machines: 120, letter: 'B' });
    await liftLimits(client, company!.members);
    await withoutIndexes(client, async () => {
      const companyIds = around.map(({ companyId }) => companyId);
      await loadCases(client, { companyIds, count: others, timelines });
      await loadCases(client, { companyIds: [company!.companyId], count: cases, timelines });
    });
    const { sessionToken } = await loadStaff(client);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    const seconds = (performance.now() - begunAt) / 1_000;
    const urls = urlsOf({ urlFor: (role) => urlIn(region, role, database) }, layouts.service, database);
    const origin = await region.addService({ name: processName, port, database: urls, node });
    return {
      origin,
      process: processName,
      database,
      urls,
      cases: cases + others,
      company: company!,
      sessionToken,
      seconds,
    };
  } finally {
    await client.end();
  }
}

/** A second database of the same shape, with its grants and row policies, while the first is still empty. */
export async function copyEmpty(region: Region, database: string): Promise<void> {
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

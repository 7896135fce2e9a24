import pg from 'pg';
import { type Region, startRegion } from '../../journeys/region/index.ts';
import { loadInsights } from '../../seeds/load/index.ts';
import { type Driver, openDriver } from '../driver/index.ts';
import type { Rounds } from '../driver/rounds.ts';
import { firstPort } from '../ground/config.ts';
import { copyEmpty, type Loaded, loadDatabase } from '../ground/loaded.ts';

/** A loaded database with cases to ask for by number. */
export interface Grown extends Loaded {
  /** Cases of every company, newest and oldest. */
  readonly someCases: readonly string[];
  /** Numbers of cases and machines of which each exists. */
  readonly numbers: { readonly case: string; readonly machine: string };
}

/** The same product at 10⁴ and at 10⁶ cases. */
export interface GrowthGround {
  readonly region: Region;
  readonly driver: Driver;
  readonly rounds: Rounds;
  readonly small: Grown;
  readonly large: Grown;
  close(): Promise<void>;
}

/** Starts a region with both databases; with `node`, the API process on the large one gets options of Node. */
export async function openGrowthGround(rounds: Rounds, node: string[] = []): Promise<GrowthGround> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const region = await startRegion({ firstPort, services: 0, report });
  try {
    await copyEmpty(region, 'service_large');
    const small = await smallGrown(region);
    report(`10⁴ cases are there after ${small.seconds.toFixed(0)} s`);
    const large = await grown(region, {
      database: 'service_large',
      cases: 100_000,
      others: 900_000,
      companies: 5_000,
      machines: 10,
      processName: 'service-large',
      port: firstPort + 20,
      node,
    });
    report(`10⁶ cases are there after ${large.seconds.toFixed(0)} s`);
    const driver = openDriver();
    const close = async () => {
      driver.close();
      await region.stop();
    };
    return { region, driver, rounds, small, large, close };
  } catch (error) {
    await region.stop();
    throw error;
  }
}

/** The 10⁴ cases alone; with `node`, their API process gets options of Node. */
export const smallGrown = (region: Region, node: string[] = []): Promise<Grown> =>
  grown(region, {
    database: 'service',
    cases: 1_000,
    others: 9_000,
    companies: 200,
    machines: 10,
    processName: 'service',
    port: firstPort + 2,
    node,
  });

async function grown(region: Region, wanted: Parameters<typeof loadDatabase>[1]): Promise<Grown> {
  const loaded = await loadDatabase(region, { ...wanted, timelines: true });
  const client = new pg.Client({ connectionString: region.superuserUrl(wanted.database) });
  await client.connect();
  try {
    await loadInsights(client);
    const { rows } = await client.query<{ case_number: string; machine_number: string }>(
      `SELECT case_number, machine_number FROM cases TABLESAMPLE bernoulli ($1) ORDER BY case_id`,
      [Math.min(100, (100 * 400) / loaded.cases)],
    );
    const [middle] = rows.slice(rows.length >> 1);
    return {
      ...loaded,
      someCases: rows.map((row) => row.case_number),
      numbers: { case: middle!.case_number, machine: middle!.machine_number },
    };
  } finally {
    await client.end();
  }
}

import { type Region, startRegion } from '../../journeys/region/index.ts';
import { type Baseline, openBaseline } from '../baseline/index.ts';
import { type Driver, openDriver } from '../driver/index.ts';
import type { Rounds } from '../driver/rounds.ts';
import { firstPort } from './config.ts';
import { copyEmpty, type Loaded, loadDatabase } from './loaded.ts';

export { firstPort } from './config.ts';
export type { Loaded } from './loaded.ts';

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

/** Starts the ground and loads both databases; takes about half a minute. */
export async function openGround(rounds: Rounds): Promise<Ground> {
  const region = await startRegion({ firstPort, services: 0, report: (line) => process.stderr.write(`${line}\n`) });
  try {
    await copyEmpty(region, 'service_large');
    const around = { companies: 200, machines: 5, processName: 'service', port: firstPort + 2 };
    const small = await loadDatabase(region, { ...around, database: 'service', cases: 5_000, others: 5_000 });
    const large = await loadDatabase(region, {
      ...around,
      database: 'service_large',
      cases: 50_000,
      others: 50_000,
      processName: 'service-large',
      port: firstPort + 20,
    });
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

import pg from 'pg';
import { loadCompanies } from '../../seeds/load/index.ts';
import { startRegion } from '../region/index.ts';
import type { Customer } from './client.ts';

/** A running installation whose processes may be killed, and people who use it. */
export interface Ground {
  readonly origins: readonly string[];
  readonly customers: readonly Customer[];
  superuserUrl(): string;
  pid(name: string): number | undefined;
  /** `kill -9`; stays down until `restart`. */
  kill(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** The service region with people of three companies; what is killed is started again, as the launcher does. */
export async function openGround(options: {
  firstPort: number;
  clients: number;
  report?: (line: string) => void;
}): Promise<Ground> {
  const region = await startRegion({ firstPort: options.firstPort, revive: true, report: options.report });
  try {
    const customers = await customersOf(region, options.clients);
    return {
      origins: region.services,
      customers,
      superuserUrl: () => region.superuserUrl(),
      pid: region.pid,
      kill: region.kill,
      restart: region.restart,
      stop: region.stop,
    };
  } catch (error) {
    await region.stop();
    throw error;
  }
}

async function customersOf(region: Awaited<ReturnType<typeof startRegion>>, count: number): Promise<Customer[]> {
  const client = new pg.Client({ connectionString: region.superuserUrl() });
  await client.connect();
  try {
    const wanted = { count: 3, members: Math.ceil(count / 3), machines: 4, letter: 'D' };
    const companies = await loadCompanies(client, wanted);
    const everybody = companies.flatMap(({ members, machineNumbers }) =>
      members.map((member, at) => ({ ...member, machineNumber: machineNumbers[at % machineNumbers.length]! })),
    );
    return everybody.slice(0, count).map(({ personId, membershipId, machineNumber }) => ({
      origins: region.services,
      token: renewed(() => region.tokenFor(personId)),
      machineNumber,
      membershipId,
    }));
  } finally {
    await client.end();
  }
}

/** Takes a new token every two minutes, as the app does before the old one ends. */
function renewed(take: () => Promise<string>): () => Promise<string> {
  let token = '';
  let takenAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - takenAt > 120_000) {
      token = await take();
      takenAt = performance.now();
    }
    return token;
  };
}

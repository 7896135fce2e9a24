import pg from 'pg';
import { loadCompanies } from '../../seeds/load/index.ts';
import { liftLimits } from '../../seeds/load/limits.ts';
import { readDemoAccounts } from '../../tools/start/demo-accounts.ts';
import type { Stack } from '../../tools/start/stack.ts';
import { startTestStack } from '../../tools/start/test-stack.ts';
import { type Region, startRegion, superuserUrl } from '../region/index.ts';
import type { Customer } from './client.ts';
import { SignedIn } from './sign-in.ts';

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

/** The service region alone, with people of three companies; what is killed is started again, as the launcher does. */
export async function openRegionGround(options: { firstPort: number; clients: number }): Promise<Ground> {
  const region = await startRegion({ firstPort: options.firstPort, revive: true });
  try {
    const customers = await customersOf(region, options.clients);
    return { ...region, origins: region.services, customers, superuserUrl: () => region.superuserUrl() };
  } catch (error) {
    await region.stop();
    throw error;
  }
}

/** A whole installation with its demo; its customers sign in at home. */
export async function openInstallation(options: { firstPort: number }): Promise<Ground> {
  const stack = await startTestStack({ firstPort: options.firstPort, revive: true, seed: true, report: () => {} });
  try {
    const customers = await signedInCustomers(stack);
    const url = superuserUrl(stack.settings, stack.databases.service, 'service');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await liftLimits(client).finally(() => client.end());
    return { ...stack, origins: stack.services, customers, superuserUrl: () => url };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** Everybody of the demo who is in a company that has a machine. */
async function signedInCustomers(stack: Stack): Promise<Customer[]> {
  const customers: Customer[] = [];
  for (const { login, password } of readDemoAccounts(stack.dataFolder)!.customers) {
    const browser = new SignedIn(stack.home);
    await browser.signIn(login, password);
    const token = renewed(() => browser.takeToken());
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(`${stack.service}/api/machines`, { headers });
    const { machines } = (await response.json()) as { machines?: { machineNumber: string }[] };
    const [machine] = machines ?? [];
    if (machine) customers.push({ origins: stack.services, token, machineNumber: machine.machineNumber });
  }
  return customers;
}

async function customersOf(region: Region, count: number): Promise<Customer[]> {
  const client = new pg.Client({ connectionString: region.superuserUrl() });
  await client.connect();
  try {
    const wanted = { count: 3, members: Math.ceil(count / 3), machines: 4, letter: 'D' };
    const companies = await loadCompanies(client, wanted);
    await liftLimits(client);
    const everybody = companies.flatMap(({ members, machineNumbers }) =>
      members.map(({ personId }, at) => ({ personId, machineNumber: machineNumbers[at % machineNumbers.length]! })),
    );
    return everybody.slice(0, count).map(({ personId, machineNumber }) => ({
      origins: region.services,
      token: renewed(() => region.tokenFor(personId)),
      machineNumber,
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

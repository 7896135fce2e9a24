import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LoadCompany, loadCompanies } from '../../../seeds/load/index.ts';
import { liftLimits } from '../../../seeds/load/limits.ts';
import { type Region, startRegion } from '../../region/index.ts';
import { fenceOff, type Ground, groundOf, type Interleaved, interleave, told } from './interleave.ts';

let region: Region;
let client: pg.Client;
let ground: Ground;

/** The long form is `npm run proof`. */
const rounds = Number(process.env.PROOF_ROUNDS ?? 250);
const timeout = 60_000 + rounds * 350;
/** The long form plays this many without the fence; the short one ends when it has seen enough. */
const withoutFence = 1000;

beforeAll(async () => {
  region = await startRegion({ firstPort: 5460, services: 2 });
  await region.addService({ name: 'worker', kind: 'worker', port: 5480 });
  await region.addService({ name: 'worker-2', kind: 'worker', port: 5482 });
  client = new pg.Client({ connectionString: region.superuserUrl() });
  await client.connect();
  const [company] = await loadCompanies(client, { count: 1, members: 8, machines: 1, letter: 'W' });
  // Each person writes more in a minute than the limits allow in an hour.
  await liftLimits(client, (company as LoadCompany).members);
  ground = await groundOf(region, client, company as LoadCompany);
}, 180_000);

afterAll(async () => {
  await client?.end();
  await region?.stop();
}, 300_000);

// A race that is lost once is lost: nothing here is tried once more.
it('S5.2, S7.2: nothing is written for a person after the withdrawal was acknowledged, over two API processes and two workers', {
  retry: 0,
  timeout,
}, async () => {
  const counts = await interleave(ground, rounds);
  console.log(`fence on: ${told(counts)}`);
  expect(counts).toMatchObject({ rounds, late: 0, latePieces: 0 });
  // Both happened, of words and of files, or nothing was tried.
  expect(Math.min(counts.written, counts.refused)).toBeGreaterThan(rounds / 10);
  expect(counts.pieces).toBeGreaterThan(rounds / 20);
  expect(counts.pieces).toBeLessThan(rounds);
});

it('S5.2: and something is with the fence off, so it is the fence that holds it', {
  retry: 0,
  timeout: timeout + withoutFence * 250,
}, async () => {
  await fenceOff(client);
  const isEnough = ({ late, latePieces }: Interleaved) =>
    rounds < withoutFence && late - latePieces > 20 && latePieces > 5;
  const counts = await interleave(ground, withoutFence, isEnough);
  console.log(`guard off: ${told(counts)}`);
  expect(Math.min(counts.late - counts.latePieces, counts.latePieces)).toBeGreaterThan(0);
  expect(counts.refused).toBe(0);
});

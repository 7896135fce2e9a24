import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabases, type RunningDatabases } from './clusters.ts';
import { readSettings } from './config.ts';
import type { Supervised } from './supervisor.ts';

let folder: string;
let databases: RunningDatabases;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sc-clusters-'));
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'logs'));
  const service = ['OWNER', 'CUSTOMER', 'STAFF', 'PRIVACY', 'ANALYSIS', 'SIGN_IN', 'WORKER'].map(
    (role) => `SERVICE_DATABASE_URL_${role}`,
  );
  const elsewhere = [
    ...service,
    'STAFF_REALM_DATABASE_URL_OWNER',
    'STAFF_REALM_DATABASE_URL_STAFF_IDENTITY',
    'STAFF_REALM_DATABASE_URL_STAFF_WORKER',
  ];
  const given = Object.fromEntries(elsewhere.map((name) => [name, 'postgresql://a:b@db.example/c']));
  databases = await openDatabases(readSettings({ DATA_FOLDER: folder, ...given }), {
    report: (line) => said.push(line),
    began: () => {},
    durable: false,
  });
});

afterAll(async () => {
  await Promise.all(databases.servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const home = (): Supervised => databases.servers[0]!;

async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: databases.home.urls.identity! });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('an embedded database', () => {
  it('whose start fails is tried again until it comes back', async () => {
    const control = join(folder, 'clusters', 'home', 'pgdata', 'global', 'pg_control');
    renameSync(control, `${control}.away`);
    process.kill(home().pid()!, 'SIGKILL');
    const failures = () => said.filter((line) => line.startsWith('PostgreSQL did not start'));
    await expect.poll(() => failures().length, { timeout: 15_000 }).toBeGreaterThan(1);
    renameSync(`${control}.away`, control);
    await expect.poll(answers, { timeout: 20_000 }).toBe(true);
    // The server answers a moment before its supervisor has noted its id.
    await expect.poll(() => isAlive(home().pid()!), { interval: 10, timeout: 10_000 }).toBe(true);
  }, 60_000);

  it('that is stopped while it is started again stays down', async () => {
    said.length = 0;
    const before = home().pid()!;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => said.length, { interval: 1, timeout: 10_000 }).toBe(1);
    await home().stop();
    expect(await answers()).toBe(false);
    expect(isAlive(home().pid()!)).toBe(false);
    await home().restart();
    expect(await answers()).toBe(true);
  }, 60_000);
});

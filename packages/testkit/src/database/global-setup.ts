import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  ensureDatabases,
  homeLayout,
  serviceLayout,
  staffRealmLayout,
  startCluster,
} from '../../../../tools/db/index.ts';

/** What every test worker needs to reach the cluster of the run. */
export interface TestCluster {
  socketFolder: string;
  /** Password of each role, the superuser `postgres` included. */
  passwords: Record<string, string>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** Starts one PostgreSQL without fsync for the whole run; the returned function ends it and removes its folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-test-'));
  // The database's user may be another one than ours; the cluster's own folder stays closed.
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ folder: join(folder, 'clusters'), name: 'test', durable: false });
  const layouts = [homeLayout, serviceLayout, staffRealmLayout];
  await ensureDatabases(cluster, layouts);
  const roles = new Set(['postgres', ...layouts.flatMap((layout) => [layout.owner, ...layout.roles])]);
  const passwordOf = (role: string) => decodeURIComponent(new URL(cluster.urlFor(role, 'postgres')).password);
  project.provide('testCluster', {
    socketFolder: cluster.socketFolder,
    passwords: Object.fromEntries([...roles].map((role) => [role, passwordOf(role)])),
  });
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';

/** A running service process. */
export interface RunningService {
  readonly api: string;
  readonly files: string;
  stop(): Promise<void>;
}

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts apps/service/src/serve.ts as the launcher does (docs/runbooks/processes.md) and waits until it answers. */
export async function startService(
  base: FreshDatabase,
  issuer: string,
  ports: { api: number; files: number },
): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-grid-'));
  const api = `http://127.0.0.1:${ports.api}`;
  const files = `http://127.0.0.1:${ports.files}`;
  const child = fork('apps/service/src/serve.ts', {
    execPath: process.execPath,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      NODE_ENV: 'test',
      DEMO: 'yes',
      PROCESS_NAME: 'service',
      LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(ports.api),
      FILES_PORT: String(ports.files),
      HOME_URL: issuer,
      SERVICE_URL: api,
      FILES_URL: files,
      EMULATOR_URL: 'http://localhost:4400',
      CUSTOMER_ISSUER_URL: `${issuer}/oidc`,
      STAFF_ISSUER_URL: `${api}/staff-sign-in`,
      HOME_INTERNAL_URL: issuer,
      STAFF_REALM_INTERNAL_URL: issuer,
      DATA_FOLDER: folder,
      FILES_FOLDER: join(folder, 'files'),
      WORKBENCH_APP_FOLDER: folder,
      DATABASE_URL_CUSTOMER: base.urls.customer,
      DATABASE_URL_STAFF: base.urls.staff,
      DATABASE_URL_PRIVACY: base.urls.privacy,
      DATABASE_URL_ANALYSIS: base.urls.analysis,
      DATABASE_URL_SIGN_IN: base.urls.sign_in,
      ...Object.fromEntries(
        ['COOKIE_SECRET', 'DATA_KEY', 'FILE_LINK_SECRET', 'STAFF_CLIENT_SECRET', 'SERVICE_LINK_SECRET'].map((name) => [
          name,
          newToken(),
        ]),
      ),
    },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(String(piece)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said.join('')}`)));
  });
  return {
    api,
    files,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
      if (said.length > 0) console.log(said.join('').slice(0, 4000));
    },
  };
}

import { actRunner } from '#platform/act';
import { type Clock, systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { type Door, mountOn, openServer, PlatformProblem } from '#platform/http';
import { openLog } from '#platform/log';
import {
  type FilesWorld,
  mountFiles,
  openChecks,
  openDiskStorage,
  openFileAddresses,
  openFileOrigin,
} from '../index.ts';

/** How a server of this feature alone is opened, for tests: real routes, storage and database, and a plain door. */
export interface TrialOptions {
  readonly customerUrl: string;
  readonly folder: string;
  readonly clock?: Clock;
  /** Checks at a time; 0 leaves complete uploads as they came in. */
  readonly atOnce?: number;
}

/** Who calls: `Bearer <person>.<company>`, and nobody without. */
interface Caller {
  readonly roles: readonly string[];
  readonly personId: string;
  readonly companyId: string;
}

/** Signs the addresses of tests. */
export const trialSecret = Buffer.alloc(32, 7).toString('base64url');

function doorOf(database: FilesWorld['database']): Door<Caller> {
  return {
    database,
    admit(request) {
      const [, personId, companyId] = /^Bearer (.+)\.(.+)$/.exec(request.headers.authorization ?? '') ?? [];
      if (!personId || !companyId) throw new PlatformProblem(401, 'sign-in-needed');
      const roles = companyId === 'pending' ? [] : ['member'];
      const settings = { 'app.person_id': personId, ...(roles.length > 0 && { 'app.company_id': companyId }) };
      return { settings, actor: () => ({ roles, personId, companyId }) };
    },
  };
}

/** Opens the API and the file origin on free ports. */
export async function openTrial(options: TrialOptions) {
  const clock = options.clock ?? systemClock;
  const log = openLog('files-trial', 'error');
  const database = openDatabase('customer', options.customerUrl);
  const storage = openDiskStorage(options.folder);
  const checks = openChecks({ database, storage, clock, log, atOnce: options.atOnce });
  let filesUrl = '';
  const addresses = openFileAddresses({ filesUrl: 'http://files.test', secret: trialSecret });
  const world: FilesWorld = { database, storage, checks, clock, addresses };
  const headers = { contentSecurityPolicy: "default-src 'none'", resourcePolicy: 'same-origin', tls: false } as const;
  const app = openServer({ log, headers });
  const runAct = actRunner(clock, { writeEvent: () => {}, writeAudit: () => {} });
  const mounted = mountOn<{ customer: Caller }>(app, runAct, { customer: doorOf(database) });
  mountFiles(
    {
      app,
      mounted,
      uploaderOf: ({ personId, companyId }: Caller) => ({ personId, companyId, tokenMadeAt: new Date() }),
    },
    world,
  );
  const origin = openFileOrigin({
    database,
    storage,
    addresses,
    clock,
    log,
    homeUrl: 'http://localhost:5250',
    tls: false,
  });
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  filesUrl = await origin.listen({ host: '127.0.0.1', port: 0 });
  return {
    port,
    filesPort: Number(new URL(filesUrl).port),
    world,
    bound: mounted.bound,
    async close() {
      await Promise.all([app.close(), origin.close()]);
      await checks.close();
      await database.close();
    },
  };
}

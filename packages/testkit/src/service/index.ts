import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Clock, standingClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { newId, newToken } from '#platform/ids';
import { type Logger, openLog } from '#platform/log';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { freePort } from '#testkit/ports';
import { serveConfigSchema, workConfigSchema } from '../../../../apps/service/src/config.ts';
import { migrateService } from '../../../../apps/service/src/migrate.ts';
import { hashOfProof, proofOf } from '../../../../apps/service/src/people/sessions/proof.ts';
import { type Service, type Worker, wireService, wireWorker } from '../../../../apps/service/src/wiring.ts';
import { addCast, type CastCustomer, type CastMachine, type CastStaff, linWei, press7 } from '../cast/index.ts';
import { type Issuer, type NoticeWish, openIssuer, type TokenWish } from './issuer.ts';

export * from '../cast/index.ts';
export { heldUp } from './held-up.ts';
export { inviteSecret } from './invites.ts';
export type { TokenWish } from './issuer.ts';

/** An answer of the service, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they expect
  readonly body: any;
  /** The body as text, to search for what must not be there. */
  readonly text: string;
}

/** How a test calls the service. */
export interface CallWish {
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: TokenWish;
}

/** What a test wants of a case. */
export interface CaseWish {
  readonly by?: CastCustomer;
  readonly machine?: CastMachine;
  readonly id?: string;
  readonly errorNumber?: string;
  readonly description?: string;
  readonly severity?: 'down' | 'limited' | 'running';
}

/** A case that was opened. */
export interface Opened {
  readonly caseId: string;
  readonly caseNumber: string;
}

/** The body of `openCase` for a wish. */
export const caseBody = ({ by = linWei, machine = press7, ...wish }: CaseWish = {}) => ({
  id: wish.id ?? newId(),
  machineNumber: machine.machineNumber,
  reason: 'fault',
  severity: wish.severity ?? 'down',
  errorNumber: wish.errorNumber ?? 'E-27',
  description: wish.description ?? '后挡料 X 轴伺服报警，无法回零。',
  language: 'zh',
  contact: { membershipId: by.place!.membershipId },
  files: [],
});

/** A real service over HTTP on a database of its own, with the cast in it. */
export interface TestService {
  readonly url: string;
  readonly filesUrl: string;
  /** Where the service keeps files; a worker of a test works in the same. */
  readonly filesFolder: string;
  readonly database: FreshDatabase;
  /** Stands still until a test moves it. */
  readonly clock: Clock & { advance(milliseconds: number): void };
  readonly service: Service;
  readonly keysFetched: () => number;
  /** An access token as home issues it after both agreements. */
  tokenFor(person: Pick<CastCustomer, 'personId'>, wish?: TokenWish): Promise<string>;
  /** Home tells what a person decided, about the analysis of own cases where no other kind is wished; answers the status. */
  tellConsent(person: Pick<CastCustomer, 'personId'>, given: boolean, wish?: Partial<NoticeWish>): Promise<number>;
  /** Home asks for the policy after the one that it has. */
  askPolicy(after: number, type?: string): Promise<Answer>;
  /** The cookie header of a new session of a staff member. */
  staffCookieFor(staff: Pick<CastStaff, 'staffId'>): Promise<string>;
  /** Calls as a customer, or signed out. */
  asCustomer(person: Pick<CastCustomer, 'personId'> | null, path: string, wish?: CallWish): Promise<Answer>;
  /** Calls as a staff member, from a page of the service's own origin. */
  asStaff(staff: Pick<CastStaff, 'staffId'> | null, path: string, wish?: CallWish): Promise<Answer>;
  /** Runs SQL as the owner who maintains: to prepare what no request can, and to look behind the walls. */
  asOwner<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A case of company A on its machine tool, opened by linWei unless the wish says otherwise. */
  openCase(wish?: CaseWish): Promise<Opened>;
  /** Runs one of the worker's recurring jobs now. */
  runJob(name: string): Promise<unknown>;
  /** A second API process's worth of the service on the same database. */
  twin(): Promise<{ readonly url: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

/** Beginning of time in tests, unless one says otherwise. */
export const testStart = new Date('2026-03-02T08:00:00.000Z');

async function configFor(database: FreshDatabase, issuer: string, folder: string, publicUrl?: string, at?: number) {
  const [port, filesPort] = [at ?? (await freePort()), await freePort()];
  const secrets = Object.fromEntries(
    ['COOKIE_SECRET', 'FILE_LINK_SECRET', 'STAFF_CLIENT_SECRET'].map((name) => [name, newToken()]),
  );
  const config = readConfig(serveConfigSchema, {
    PORT: String(port),
    FILES_PORT: String(filesPort),
    LOG_LEVEL: 'error',
    SERVICE_URL: publicUrl ?? `http://127.0.0.1:${port}`,
    FILES_URL: `http://127.0.0.1:${filesPort}`,
    HOME_URL: 'http://localhost:5250',
    CUSTOMER_ISSUER_URL: `${issuer}/oidc`,
    HOME_INTERNAL_URL: issuer,
    STAFF_ISSUER_URL: `http://127.0.0.1:${port}/staff-sign-in`,
    STAFF_REALM_INTERNAL_URL: issuer,
    DATABASE_URL_CUSTOMER: database.urls.customer,
    DATABASE_URL_STAFF: database.urls.staff,
    DATABASE_URL_PRIVACY: database.urls.privacy,
    DATABASE_URL_ANALYSIS: database.urls.analysis,
    DATABASE_URL_SIGN_IN: database.urls.sign_in,
    FILES_FOLDER: join(folder, 'files'),
    WORKBENCH_APP_FOLDER: join(folder, 'workbench'),
    CONTROL_KEYS: fileURLToPath(new URL('../../../../operator/demo-control-keys.json', import.meta.url)),
    ...secrets,
  });
  return { config, port, filesPort };
}

async function startOne(
  database: FreshDatabase,
  issuer: string,
  folder: string,
  clock: Clock,
  publicUrl?: string,
  log = openLog('service', 'error'),
  at?: number,
) {
  const { config, port, filesPort } = await configFor(database, issuer, folder, publicUrl, at);
  const service = await wireService(config, clock, log);
  await service.app.listen({ host: '127.0.0.1', port });
  await service.fileOrigin.listen({ host: '127.0.0.1', port: filesPort });
  return { service, url: `http://127.0.0.1:${port}`, filesUrl: `http://127.0.0.1:${filesPort}` };
}

/** Where a home region is given, the service believes that one, and listens where it looks for it. */
const startFor = (
  home: HomeAt | undefined,
  database: FreshDatabase,
  issuer: string,
  folder: string,
  clock: Clock,
  log: Logger | undefined,
): ReturnType<typeof startOne> =>
  home
    ? startOne(database, home.url, folder, clock, home.serviceUrl, log, Number(new URL(home.serviceUrl).port))
    : startOne(database, issuer, folder, clock, undefined, log);

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : null };
}

function call(url: string, path: string, wish: CallWish, credential: Record<string, string>): Promise<Answer> {
  const { json, headers } = wish;
  const method = wish.method ?? (json === undefined ? 'GET' : 'POST');
  return fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...credential, ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  }).then(read);
}

async function openOwner(database: FreshDatabase): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`SET app.maintenance = 'on'`);
  return owner;
}

async function addSession(owner: pg.Client, staffId: string, now: Date): Promise<string> {
  const token = newToken();
  await owner.query(
    `INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [newId(now), hashOfProof(proofOf(token)), staffId, now, new Date(now.getTime() + 12 * 3_600_000)],
  );
  return `staff_session=${token}`;
}

/** A worker on the same database that neither listens nor polls. */
function workerOf(database: FreshDatabase, filesFolder: string, clock: Clock): Worker {
  const config = readConfig(workConfigSchema, {
    DATABASE_URL_WORKER: database.urls.worker,
    FILES_FOLDER: filesFolder,
  });
  return wireWorker(config, clock, openLog('worker', 'silent'));
}

/** Speaks as home about what a person decided. */
const consentTeller =
  (url: string, issuer: Issuer, clock: Clock): TestService['tellConsent'] =>
  async ({ personId }, given, wish = {}) => {
    const now = clock.now();
    const notice = { kind: 'improvement-analysis' as const, given, decidedAt: now, eventId: newId(now), ...wish };
    const token = await issuer.notice(personId, `${url}/api/region/consents`, now, notice);
    const headers = { authorization: `Bearer ${token}` };
    return (await call(url, '/api/region/consents', { method: 'PUT', headers }, {})).status;
  };

/** Speaks as home that asks for policies. */
const policyAsker =
  (url: string, issuer: Issuer, clock: Clock): TestService['askPolicy'] =>
  async (after, type) => {
    const token = await issuer.policyRequest(`${url}/api/region/policies`, clock.now(), type);
    return call(url, `/api/region/policies?after=${after}`, {}, { authorization: `Bearer ${token}` });
  };

const homeSpeaking = (...given: Parameters<typeof policyAsker>) => ({
  tellConsent: consentTeller(...given),
  askPolicy: policyAsker(...given),
});

/** A home region that runs: its origin, and where it believes the service to be. */
export interface HomeAt {
  readonly url: string;
  readonly serviceUrl: string;
  readonly clock: TestService['clock'];
}

/** Starts the service; close it in `afterAll`. With `home` it believes that home and listens where home looks for it. */
export async function startService(start: Date = testStart, log?: Logger, home?: HomeAt): Promise<TestService> {
  const database = await freshDatabase(await templateFor('service_migrated', migrateService, 'service'));
  const owner = await openOwner(database);
  await addCast(owner, new Date(start.getTime() - 400 * 86_400_000));
  const issuer = await openIssuer();
  const folder = mkdtempSync(join(tmpdir(), 'service-center-service-'));
  const clock = home?.clock ?? standingClock(start);
  const one = await startFor(home, database, issuer.origin, folder, clock, log);
  const { url } = one;
  let worker: Worker | undefined;
  const tokenFor: TestService['tokenFor'] = ({ personId }, wish) => issuer.token(personId, url, clock.now(), wish);
  const staffCookieFor: TestService['staffCookieFor'] = ({ staffId }) => addSession(owner, staffId, clock.now());
  const asCustomer: TestService['asCustomer'] = async (person, path, wish = {}) =>
    call(url, path, wish, person ? { authorization: `Bearer ${await tokenFor(person, wish.token)}` } : {});
  return {
    ...one,
    filesFolder: join(folder, 'files'),
    database,
    clock,
    keysFetched: issuer.keysFetched,
    tokenFor,
    staffCookieFor,
    asCustomer,
    ...homeSpeaking(url, issuer, clock),
    async openCase(wish = {}) {
      const { status, body, text } = await asCustomer(wish.by ?? linWei, '/api/cases', { json: caseBody(wish) });
      if (status !== 201) throw new Error(`the case was not opened: ${status} ${text}`);
      return body;
    },
    async asStaff(staff, path, wish = {}) {
      return call(url, path, wish, { origin: url, ...(staff && { cookie: await staffCookieFor(staff) }) });
    },
    async runJob(name) {
      worker ??= workerOf(database, join(folder, 'files'), clock);
      return worker.recurring.find((job) => job.name === name)!.run();
    },
    asOwner: async (text, values) => (await owner.query(text, values)).rows,
    async twin() {
      const other = await startOne(database, issuer.origin, folder, clock, url);
      return { url: other.url, close: other.service.close };
    },
    async close() {
      await Promise.all([one.service.close(), worker?.close()]);
      await issuer.close();
      await owner.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { maintenanceSetting } from '#privacy/engine';
import { startService, type TestService } from '#testkit/service';
import { type Browser, openTestHome, type TestHome } from '../../identity.fixture.ts';
import { runningClock } from '../../region/regions.fixture.ts';
import { personAbroad } from '../told.fixture.ts';

let home: TestHome;
let service: TestService;
let between: Server;
let owner: pg.Client;
const children: ChildProcess[] = [];

/** Answers of the service to notices, as they passed through. */
const passed: { status: number; notice: string }[] = [];
/** Done with an answer of the service before home is given it. */
let beforeItPasses = async () => {};

/** Home's way to the service, on which every notice and every answer can be seen. */
function openBetween(): Server {
  return createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(`${home.serviceUrl}${url}`, { method, headers }, async (answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of answer) pieces.push(piece as Buffer);
      if (url === '/api/region/consents') {
        passed.push({ status: answer.statusCode!, notice: noticeIn(headers.authorization) });
        await beforeItPasses();
      }
      outgoing.writeHead(answer.statusCode!, answer.headers).end(Buffer.concat(pieces));
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
}

const noticeIn = (authorization = '') =>
  (JSON.parse(Buffer.from(authorization.split('.')[1]!, 'base64url').toString()) as { jti: string }).jti;

beforeAll(async () => {
  const clock = runningClock();
  home = await openTestHome(undefined, clock);
  service = await startService(clock.now(), undefined, { url: home.url, serviceUrl: home.serviceUrl, clock });
  between = openBetween();
  await new Promise<void>((ready) => between.listen(0, '127.0.0.1', ready));
  owner = new pg.Client({ connectionString: home.database.ownerUrl });
  await owner.connect();
  await owner.query(`SET ${maintenanceSetting} = 'on'`);
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await owner.end();
  between.close();
  await service.close();
  await home.mailBox.close();
  await home.database.drop();
});

/** Home as a process of its own, in the place of the one that the test had opened; it tells by itself. */
async function startHome(): Promise<ChildProcess> {
  const { port } = between.address() as AddressInfo;
  const child = fork(fileURLToPath(new URL('../../main.ts', import.meta.url)), {
    env: { PATH: process.env.PATH, ...home.environment, SERVICE_INTERNAL_URL: `http://127.0.0.1:${port}` },
    silent: true,
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

const outbox = async (eventId: string) =>
  (
    await owner.query<{ body: object; relayed_at: Date | null }>(
      'SELECT body, relayed_at FROM outbox_events WHERE event_id = $1',
      [eventId],
    )
  ).rows[0]!;
const abroad = (serviceId: string) =>
  service.asOwner<{ kind: string; given: boolean; event_id: string; decided_at: Date }>(
    'SELECT kind, given, event_id, decided_at FROM consent_states WHERE person_id = $1 ORDER BY kind',
    [serviceId],
  );
/** Sessions of home's database that wait for a row that is held. */
const waiting = async () =>
  (
    await owner.query<{ pid: number }>(
      `SELECT l.pid FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE NOT l.granted AND a.datname = current_database()`,
    )
  ).rows;

const withdraw = async (browser: Browser) => {
  const answer = await browser.call('PUT', '/consents/cross-border', { given: false, language: 'zh' });
  return answer.json().catch(() => null);
};

it('S7.2 a home killed between the acknowledgement of the service and its own mark tells the decision again, and it is one', {
  retry: 0,
  timeout: 120_000,
}, async () => {
  const { browser, serviceId } = await personAbroad(home);
  // From here on home is a process of its own, with the same database and keys.
  await home.realm.app.close();
  await home.realm.close();
  const first = await startHome();
  // What the service has acknowledged home cannot mark before it is killed: its row is held.
  let eventId = '';
  beforeItPasses = async () => {
    if (eventId !== '') return;
    eventId = passed[0]!.notice;
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM outbox_events WHERE event_id = $1 FOR UPDATE', [eventId]);
  };
  const withdrawing = withdraw(browser).catch(() => null);
  await vi.waitFor(async () => expect(await waiting()).not.toEqual([]), { timeout: 30_000, interval: 50 });
  first.kill('SIGKILL');
  expect(await once(first, 'exit')).toEqual([null, 'SIGKILL']);
  await withdrawing;
  // Its session marks the row now, finds nobody there, and takes it back.
  await owner.query('ROLLBACK');
  const sessions = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`;
  await vi.waitFor(async () => expect((await owner.query(sessions)).rows).toEqual([]), { timeout: 20_000 });
  expect(new Set(passed.map(({ status, notice }) => `${status} ${notice}`))).toEqual(new Set([`204 ${eventId}`]));
  const times = passed.length;
  expect(await outbox(eventId)).toMatchObject({ relayed_at: null, body: { personId: serviceId } });
  const afterFirst = await abroad(serviceId);
  expect(afterFirst).toContainEqual(expect.objectContaining({ kind: 'cross-border', given: false, event_id: eventId }));

  await startHome();
  await vi.waitFor(async () => expect((await outbox(eventId)).relayed_at).not.toBeNull(), {
    timeout: 60_000,
    interval: 200,
  });
  expect((await outbox(eventId)).body).toEqual({});
  expect(passed.slice(times)).toEqual([{ status: 204, notice: eventId }]);
  expect(await abroad(serviceId)).toEqual(afterFirst);
});

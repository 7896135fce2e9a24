import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MisuseDay } from '#contract';
import { dayInChina } from '#platform/access-log';
import { type Database, openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { openLog } from '#platform/log';
import { freePort } from '#testkit/ports';
import { linWei, startService, type TestService } from '#testkit/service';
import { mailMisuse } from './mailing.ts';

let world: TestService;
let worker: Database;
let server: SMTPServer;
let smtpUrl: string;
let away = false;
const arrived: { to: string[]; mail: Email }[] = [];
beforeAll(async () => {
  world = await startService();
  worker = openDatabase('worker', world.database.urls.worker!, { max: 4 });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(away ? new Error('away') : null),
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      arrived.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        mail: await PostalMime.parse(Buffer.concat(chunks)),
      });
      done();
    },
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  smtpUrl = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  await new Promise<void>((done) => server.close(done));
  await worker.close();
  await world.close();
});

let atStaffRealm: MisuseDay[] | null = null;
const tell = () =>
  mailMisuse(
    {
      database: worker,
      realm: { misuse: async () => atStaffRealm },
      clock: world.clock,
      log: openLog('test', 'silent'),
    },
    {
      smtpUrl,
      from: 'Service Center <no-reply@maker.example>',
      to: ['privacy@maker.example', 'it@maker.example'],
      serviceUrl: 'https://service.hall.example',
    },
  );
const address = '192.0.2.0';
async function conspicuous(requests: number): Promise<void> {
  for (let n = 0; n < requests; n += 1)
    await world.asOwner(
      `INSERT INTO access_log (request_id, at, route, method, status, duration_ms, bytes, address, software, system)
       VALUES ($1, $2, 'staffSignIn', 'POST', 401, 1, 1, $3, 'other', 'other')`,
      [newId(), world.clock.now(), address],
    );
}
const today = () => dayInChina(world.clock.now());

describe('S2.8 misuse is told by mail', () => {
  it('not as long as nobody is conspicuous', async () => {
    await world.asOwner('SELECT make_access_log_partition($1)', [world.clock.now()]);
    await conspicuous(9);
    await tell();
    expect(arrived).toEqual([]);
  });

  it('once, in three languages, to every box, in numbers: no name, no address, no id', async () => {
    await conspicuous(3);
    // Two workers at once, and again a quarter of an hour later.
    await Promise.all([tell(), tell()]);
    await conspicuous(1);
    await tell();
    expect(arrived).toHaveLength(1);
    const { to, mail } = arrived[0]!;
    expect(to).toEqual(['privacy@maker.example', 'it@maker.example']);
    expect(mail.text).toContain(`${today()} 服务区：登录失败 12 次，异常访问者 1 个`);
    expect(mail.text).toContain(`${today()}, service region: 12 failed sign-ins, 1 conspicuous visitor`);
    expect(mail.text).toContain(`${today()}, Serviceregion: 12 fehlgeschlagene Anmeldungen, 1 auffälliger Besucher`);
    expect(mail.text).toContain('https://service.hall.example/workbench/administration/misuse');
    for (const told of [address, '192.0', linWei.personId]) expect(`${mail.subject}${mail.text}`).not.toContain(told);
    expect(mail.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('for home and the staff sign-in as well; what a mail server refused is told the next time, and once', async () => {
    await world.asOwner(`INSERT INTO home_misuse VALUES ($1, 'failed-sign-ins', 40, 2)`, [today()]);
    atStaffRealm = [{ day: today(), kind: 'foreign-ids', times: 25, sources: 1 }];
    away = true;
    await tell();
    expect(arrived).toHaveLength(1);
    away = false;
    await tell();
    await tell();
    expect(arrived).toHaveLength(2);
    expect(arrived[1]!.mail.text).toContain(
      `${today()}, customer sign-in (home): 40 failed sign-ins, 2 conspicuous visitors`,
    );
    expect(arrived[1]!.mail.text).toContain(
      `${today()}, staff sign-in: 25 things asked for that are not there, 1 conspicuous`,
    );
    expect(arrived[1]!.mail.text).not.toContain('service region:');
  });

  it('of another day anew, and not of days gone by', async () => {
    world.clock.advance(3 * 86_400_000);
    await tell();
    expect(arrived).toHaveLength(2);
    await world.asOwner(`INSERT INTO home_misuse VALUES ($1, 'failed-sign-ins', 11, 1)`, [today()]);
    await tell();
    expect(arrived).toHaveLength(3);
  });
});

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { systemClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { freePort } from '#testkit/ports';
import { customerConfigSchema, staffConfigSchema } from './config.ts';
import { migrateIdentity } from './migrate.ts';
import { type OpenRealm, openCustomerRealm, openStaffRealm } from './wiring.ts';

const secret = () => randomBytes(32).toString('base64url');

/** A mail as it arrived. */
export interface Arrived {
  readonly to: string;
  readonly mail: Email;
  readonly text: string;
}

/** A real SMTP server that keeps what arrives. */
export interface MailBox {
  readonly url: string;
  readonly all: Arrived[];
  /** Addresses it takes nothing for; its answer repeats them, as mail servers do. */
  readonly refused: Set<string>;
  /** The newest mail to an address that comes after the first `seen` ones; waits for it. */
  next(to: string, seen?: number): Promise<Arrived>;
  close(): Promise<void>;
}

/** Opens a mail box on a port of its own. */
export async function openMailBox(): Promise<MailBox> {
  const all: Arrived[] = [];
  const refused = new Set<string>();
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 });
      done(refused.has(address) ? refusal : null);
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const mail = await PostalMime.parse(Buffer.concat(chunks));
      for (const { address } of session.envelope.rcptTo) all.push({ to: address, mail, text: mail.text ?? '' });
      done();
      for (const wake of waiting) wake();
    },
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    url: `smtp://127.0.0.1:${port}`,
    all,
    refused,
    next: (to, seen = 0) =>
      new Promise((arrive) => {
        const look = () => {
          const found = all.filter((each) => each.to === to)[seen];
          if (!found) return;
          waiting.delete(look);
          arrive(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((done) => server.close(() => done())),
  };
}

interface StoredCookie {
  readonly value: string;
  readonly path: string;
}

/** A browser as far as HTTP goes: keeps cookies by path, says where its calls come from, follows no redirects. */
export class Browser {
  readonly cookies = new Map<string, StoredCookie>();
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }

  cookieHeader(path: string): string {
    const fits = ({ path: on }: StoredCookie) => path === on || path.startsWith(on.endsWith('/') ? on : `${on}/`);
    return [...this.cookies]
      .flatMap(([key, cookie]) => (fits(cookie) ? [`${key.split(' ')[0]}=${cookie.value}`] : []))
      .join('; ');
  }

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
      const key = `${pair.slice(0, at)} ${path}`;
      const gone = attributes.some((each) => /^max-age=0$/i.test(each) || /^expires=thu, 01 jan 1970/i.test(each));
      if (gone) this.cookies.delete(key);
      else this.cookies.set(key, { value: pair.slice(at + 1), path });
    }
  }

  /** A navigation. */
  async visit(address: string): Promise<Response> {
    const url = new URL(address, this.origin);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookieHeader(url.pathname) },
    });
    this.keep(response);
    return response;
  }

  /** A call of a page of this origin. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(new URL(path, this.origin), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        origin: this.origin,
        'sec-fetch-site': 'same-origin',
        cookie: this.cookieHeader(path),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.keep(response);
    return response;
  }

  /** Follows redirects of a navigation until something else answers. */
  async follow(address: string): Promise<{ response: Response; path: string }> {
    let at = new URL(address, this.origin);
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.visit(at.href);
      const location = response.headers.get('location');
      if (!location) return { response, path: at.pathname };
      at = new URL(location, at);
      if (at.origin !== this.origin) return { response, path: at.href };
    }
    throw new Error('too many redirects');
  }
}

/** A customer realm under test. */
export interface TestHome {
  readonly url: string;
  readonly serviceUrl: string;
  readonly database: FreshDatabase;
  readonly mailBox: MailBox;
  readonly realm: OpenRealm;
  readonly environment: Record<string, string>;
  browser(): Browser;
  close(): Promise<void>;
}

/** Opens home on a port of its own, over a fresh database, with a real mail server. */
export async function openTestHome(log = openLog('test', 'silent'), clock = systemClock): Promise<TestHome> {
  const database = await freshDatabase(
    await templateFor('identity_home', (ownerUrl) => migrateIdentity('customer', ownerUrl), 'home'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'customer-app-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title><script>first()</script>');
  writeFileSync(join(folder, 'assets', 'index-Ab12Cd34.js'), 'export {};');
  const mailBox = await openMailBox();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment = {
    REALM: 'customer',
    PORT: String(port),
    LOG_LEVEL: 'silent',
    HOME_URL: url,
    SERVICE_URL: `http://127.0.0.1:${await freePort()}`,
    CUSTOMER_ISSUER_URL: `${url}/oidc`,
    DATABASE_URL_IDENTITY: database.urls.identity!,
    DATABASE_URL_WORKER: database.urls.worker!,
    COOKIE_SECRET: secret(),
    DATA_KEY: secret(),
    HOME_CLIENT_SECRET: secret(),
    SMTP_URL: mailBox.url,
    MAIL_FROM: 'Service Center <no-reply@home.example>',
    CUSTOMER_APP_FOLDER: folder,
  };
  const config = readConfig(customerConfigSchema, environment);
  const realm = await openCustomerRealm(config, log, clock);
  await realm.app.listen({ host: 'localhost', port });
  return {
    url,
    serviceUrl: config.SERVICE_URL,
    database,
    mailBox,
    realm,
    environment,
    browser: () => new Browser(url),
    async close() {
      await realm.app.close();
      await realm.close();
      await mailBox.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A staff realm under test; its issuer is its own address here, as if the service proxied it. */
export interface TestStaffRealm {
  readonly url: string;
  readonly issuer: string;
  readonly serviceUrl: string;
  readonly clientSecret: string;
  readonly dataKey: string;
  readonly database: FreshDatabase;
  readonly realm: OpenRealm;
  browser(): Browser;
  close(): Promise<void>;
}

/** Opens the staff realm on a port of its own. */
export async function openTestStaffRealm(log = openLog('test', 'silent')): Promise<TestStaffRealm> {
  const database = await freshDatabase(
    await templateFor('identity_staff', (ownerUrl) => migrateIdentity('staff', ownerUrl), 'staff_realm'),
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig(staffConfigSchema, {
    REALM: 'staff',
    PORT: String(port),
    SERVICE_URL: url,
    STAFF_ISSUER_URL: `${url}/staff-sign-in`,
    DATABASE_URL_IDENTITY: database.urls.staff_identity!,
    DATABASE_URL_WORKER: database.urls.staff_worker!,
    COOKIE_SECRET: secret(),
    DATA_KEY: secret(),
    STAFF_CLIENT_SECRET: secret(),
  });
  const realm = await openStaffRealm(config, log);
  await realm.app.listen({ host: '127.0.0.1', port });
  return {
    url,
    issuer: config.STAFF_ISSUER_URL,
    serviceUrl: config.SERVICE_URL,
    clientSecret: config.STAFF_CLIENT_SECRET,
    dataKey: config.DATA_KEY,
    database,
    realm,
    browser: () => new Browser(url),
    async close() {
      await realm.app.close();
      await realm.close();
      await database.drop();
    },
  };
}

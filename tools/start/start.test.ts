import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ConfigError } from '#platform/config';
import { emulatorSettings } from '../../apps/control-emulator/src/config.ts';
import { customerConfigSchema, staffConfigSchema } from '../../apps/identity/src/config.ts';
import { serveConfigSchema, workConfigSchema } from '../../apps/service/src/config.ts';
import { frontSettings } from '../front/config.ts';
import { gateSettings } from '../lan/gate/config.ts';
import { mailBoxSettings } from './children/config.ts';
import { mailPage, withLinks } from './children/mail-page.ts';
import { envExample, projectFolder, readSettings } from './config.ts';
import { codeOf } from './demo-accounts.ts';
import { fingerprint } from './ground/build.ts';
import { emptyDataFolder, hasData, prepareDataFolder } from './ground/data-folder.ts';
import { takeLock } from './ground/lock.ts';
import { parseStat } from './ground/process-table.ts';
import { openSecrets, secretNames } from './ground/secrets.ts';
import { processSpecs } from './processes.ts';
import { wantedPorts } from './stack.ts';
import { terminalLine } from './terminal/log-lines.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sc-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function mistakesOf(environment: Record<string, string>, envText = ''): readonly string[] {
  try {
    readSettings(environment, envText);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).lines;
  }
}

describe('settings', () => {
  it('need nothing to be given', () => {
    const settings = readSettings({});
    expect(settings.HOME_URL).toBe('http://localhost:4100');
    expect(settings.SERVICE_URL).toBe('http://127.0.0.1:4200');
    expect(settings.demo).toBe(true);
  });

  it('follow the environment over the file over the default, and addresses follow ports', () => {
    const settings = readSettings({ HOME_PORT: '5001' }, 'HOME_PORT=5000\nSERVICE_PORT=5002\n');
    expect([settings.HOME_URL, settings.SERVICE_URL]).toEqual(['http://localhost:5001', 'http://127.0.0.1:5002']);
  });

  it('name every mistake at once', () => {
    expect(mistakesOf({ HOME_PORT: '70000', HOME_URL: 'not an address' })).toHaveLength(2);
  });

  it('know a misspelt name in the file', () => {
    expect(mistakesOf({}, 'HOEM_PORT=1')).toEqual(['HOEM_PORT: no such setting; .env.example lists all there are']);
  });

  it('refuse one port for two servers, and half of the database addresses', () => {
    expect(mistakesOf({ HOME_PORT: '4200' })[0]).toMatch(/SERVICE_PORT: is 4200 like HOME_PORT/);
    expect(mistakesOf({ HOME_DATABASE_URL_OWNER: 'postgresql://a:b@db/home' })[0]).toMatch(
      /HOME_DATABASE_URL_IDENTITY, .*missing/,
    );
  });

  it('need secrets and a mail server for real people, and a proxy beyond loopback', () => {
    expect(mistakesOf({ DEMO: 'no' })).toHaveLength(secretNames.length + 1);
    expect(mistakesOf({ BIND_HOST: '0.0.0.0' })[0]).toMatch(/^TRUSTED_PROXY: needed/);
  });

  it('S6.1 give every address of the local network themselves, and refuse another in front', () => {
    const given = { LAN: 'yes', LAN_ADDRESS: '127.0.0.2' };
    expect(mistakesOf({ ...given, HOME_URL: 'https://a.example', TRUSTED_PROXY: '10.0.0.2' })).toHaveLength(2);
    expect(mistakesOf({ ...given, BIND_HOST: '0.0.0.0' }).join()).toMatch(/BIND_HOST: must be a loopback address/);
    expect(readSettings(given).FILES_URL).toBe('https://127.0.0.2:4300');
    expect(readSettings(given).mailUrl).toBe('http://localhost:4450');
  });
});

describe('.env.example', () => {
  it('is the schema as printed', () => {
    expect(readFileSync(join(projectFolder, '.env.example'), 'utf8')).toBe(envExample());
  });

  it('gives the defaults when every name in it is used', () => {
    const text = envExample().replaceAll(/^# ([A-Z_]+=)/gm, '$1');
    expect(readSettings({}, text)).toEqual(readSettings({}));
  });
});

describe('secrets', () => {
  it('are made once, and only the operator reads them', () => {
    const settings = readSettings({ DATA_FOLDER: folder, FILE_LINK_SECRET: 'given'.repeat(9).slice(0, 43) });
    const first = openSecrets(settings);
    expect(openSecrets(settings)).toEqual(first);
    expect(first.FILE_LINK_SECRET).toBe('given'.repeat(9).slice(0, 43));
    expect(new Set(Object.values(first)).size).toBe(secretNames.length);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });
});

describe('processes', () => {
  const settings = readSettings({});
  const inLan = readSettings({ LAN: 'yes', LAN_ADDRESS: '127.0.0.2' });
  const roles = [
    'identity',
    'privacy',
    'worker',
    'customer',
    'staff',
    'analysis',
    'sign_in',
    'staff_identity',
    'staff_worker',
  ];
  const database = { ownerUrl: 'owner-url', urls: Object.fromEntries(roles.map((role) => [role, `url-of-${role}`])) };
  const secrets = Object.fromEntries(secretNames.map((name) => [name, `value-of-${name}`])) as Parameters<
    typeof processSpecs
  >[0]['secrets'];
  const ground = { settings, secrets, databases: { home: database, service: database, staffRealm: database } };

  it('never get the owner of a database', () => {
    for (const spec of processSpecs(ground)) expect(Object.values(spec.environment)).not.toContain('owner-url');
  });

  it('of the home region get nothing of the service database, and the other way round', () => {
    const urlsOf = (name: string) =>
      Object.keys(processSpecs(ground).find((spec) => spec.name === name)!.environment).filter((key) =>
        key.startsWith('DATABASE_URL_'),
      );
    expect(urlsOf('home')).toEqual(['DATABASE_URL_IDENTITY', 'DATABASE_URL_WORKER']);
    expect(urlsOf('service')).toEqual([
      'DATABASE_URL_CUSTOMER',
      'DATABASE_URL_STAFF',
      'DATABASE_URL_PRIVACY',
      'DATABASE_URL_ANALYSIS',
      'DATABASE_URL_SIGN_IN',
    ]);
  });

  it('get what their own settings name and nothing more, and lack nothing', () => {
    const schemas: Record<string, z.ZodObject> = {
      home: customerConfigSchema,
      'staff-realm': staffConfigSchema,
      service: serveConfigSchema,
      worker: workConfigSchema,
      mail: mailBoxSettings,
      emulator: emulatorSettings,
      gate: gateSettings,
      front: frontSettings,
    };
    // What Node.js and its libraries read by themselves.
    const ofThePlatform = ['PATH', 'NODE_ENV', 'TZ', 'NODE_EXTRA_CA_CERTS'];
    const profiled = {
      ...settings,
      OPERATOR_PROFILE: 'operator/default.json',
      ALERT_MAIL_TO: 'privacy@maker.example',
      TRUSTED_PROXY: '127.0.0.1',
      lan: inLan.lan,
    };
    const onTwoHosts = { PUBLIC_ADDRESS: '0.0.0.0', TLS_CERTIFICATE_FILE: 'a.crt', TLS_KEY_FILE: 'a.key' };
    const fronted = { ...profiled, ...onTwoHosts, AUTHORITY_FILE: 'b.crt', lan: null };
    const all = [...processSpecs({ ...ground, settings: profiled }), ...processSpecs({ ...ground, settings: fronted })];
    for (const { name, environment } of all) {
      const { shape } = schemas[name]!;
      const given = Object.keys(environment);
      expect(given.filter((each) => !(each in shape) && !ofThePlatform.includes(each))).toEqual([]);
      const needed = Object.keys(shape).filter((each) => !(shape[each] as z.ZodType).safeParse(undefined).success);
      expect(needed.filter((each) => !given.includes(each))).toEqual([]);
    }
    expect([...new Set(all.map(({ name }) => name))].sort()).toEqual(Object.keys(schemas).sort());
  });

  it('S6.1 listen at loopback in a local network too: the gate alone stands in front, over TLS', () => {
    const specs = processSpecs({ ...ground, settings: inLan });
    const others = specs.filter(({ name }) => name !== 'gate');
    for (const { environment } of others) expect(environment.HOST).toBe('127.0.0.1');
    const gate = specs.find(({ name }) => name === 'gate')!.environment;
    expect([gate.HOST, gate.PORTS]).toEqual(['127.0.0.2', '4100,4200,4300,4400']);
    expect(Object.values(gate).join()).not.toMatch(/value-of|url-of|authority\.key/);
    const home = specs.find(({ name }) => name === 'home')!.environment;
    expect(home).toMatchObject({
      HOME_URL: 'https://127.0.0.2:4100',
      SERVICE_URL: 'https://127.0.0.2:4200',
      CUSTOMER_ISSUER_URL: 'https://127.0.0.2:4100/oidc',
      TRUSTED_PROXY: '127.0.0.1',
    });
    expect(processSpecs(ground).map(({ name }) => name)).not.toContain('gate');
  });

  it('S6.1 refuse, each of them, to listen beyond loopback without a proxy that ends TLS', () => {
    const real = Object.fromEntries(secretNames.map((name) => [name, 'x'.repeat(43)])) as typeof secrets;
    const unguarded = { ...inLan, BIND_HOST: '10.0.0.9', TRUSTED_PROXY: '' };
    const specs = processSpecs({ ...ground, secrets: real, settings: unguarded });
    const open = specs
      .filter(({ name }) => name !== 'gate')
      .map(({ name, entry, environment }) => {
        const { status, stderr } = spawnSync(process.execPath, [entry], {
          env: { ...environment, HOST: '10.0.0.9', OPERATOR_PROFILE: '' },
          encoding: 'utf8',
        });
        return { name, status, says: /setting HOST: listening beyond loopback needs TRUSTED_PROXY/.test(stderr) };
      });
    expect(open.filter(({ status, says }) => status !== 1 || !says)).toEqual([]);
    expect(open).toHaveLength(6);
  }, 60_000);

  it('S2.9 know the key of the control emulator, at home and in the service, in a demonstration only', () => {
    const keysOf = (wanted: typeof settings) =>
      processSpecs({ ...ground, settings: wanted }).map((spec) => spec.environment.CONTROL_KEYS ?? '');
    expect(keysOf(settings).filter((file) => file.endsWith('operator/demo-control-keys.json'))).toHaveLength(2);
    expect(keysOf({ ...settings, DEMO: 'no', demo: false }).join('')).toBe('');
  });

  it('are two for the API when asked, on ports of their own', () => {
    const secondService = { port: 5001, filesPort: 5002 };
    const twin = processSpecs({ ...ground, secondService }).find((spec) => spec.name === 'service-2')!;
    expect([twin.environment.PORT, twin.environment.FILES_PORT]).toEqual(['5001', '5002']);
    expect(wantedPorts({ settings, secondService }).map((each) => each.port)).toContain(5001);
  });
});

describe('the data folder', () => {
  it('is emptied of what is ours and of nothing else', () => {
    prepareDataFolder(folder);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'files', 'photo'), 'ours');
    expect(hasData(folder)).toBe(true);
    emptyDataFolder(folder);
    expect(statSync(join(folder, 'notes.txt')).isFile()).toBe(true);
    expect(statSync(join(folder, 'files', 'photo'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is used by one launcher at a time; a lock left by a dead one counts for nothing', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, begun: 'another time', stopping: false }));
    const lock = await takeLock(folder);
    await expect(takeLock(folder)).rejects.toThrow(/already runs/);
    lock.release();
    (await takeLock(folder)).release();
  });
});

describe('small parts', () => {
  it('reads parent and beginning of a process whose name has spaces and brackets', () => {
    const stat = `42 (a) b (c) S 7 ${Array.from({ length: 17 }, (_, index) => index).join(' ')} 9999 0`;
    expect(parseStat(stat)).toEqual({ parent: 7, begun: '9999' });
  });

  it('shows errors of a log in one line and nothing of lesser level', () => {
    expect(terminalLine('service', '{"level":30,"msg":"listening"}', false)).toBeNull();
    expect(terminalLine('service', '{"level":50,"msg":"lost","err":{"message":"a\\nb"}}', false)).toBe(
      'service: lost (a)',
    );
  });

  it('notices when a source file changed, and not when the same was written again', () => {
    writeFileSync(join(folder, 'a.ts'), '1');
    const before = fingerprint([folder]);
    utimesSync(join(folder, 'a.ts'), 1, 1);
    expect(fingerprint([folder])).toBe(before);
    writeFileSync(join(folder, 'a.ts'), '2');
    expect(fingerprint([folder])).not.toBe(before);
  });

  it('computes the code that RFC 6238 gives for its test secret', () => {
    // RFC 6238 appendix B: the last six of the eight digits at 59 s.
    expect(codeOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000))).toEqual({ code: '287082', secondsLeft: 1 });
  });

  it('shows a mail as text, whatever it contains, with its links', () => {
    expect(withLinks('<b> http://localhost/x?a=1&b=2 "')).toBe(
      '&lt;b&gt; <a href="http://localhost/x?a=1&amp;b=2">http://localhost/x?a=1&amp;b=2</a> &quot;',
    );
    expect(mailPage([])).toContain('No mail yet');
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, openTalking } from '#platform/config';
import { projectFolder, readSettings, type Settings } from './config.ts';
import { requireOwnFolder } from './ground/region-rules.ts';
import { openSecrets, secretNames } from './ground/secrets.ts';
import { processSpecs } from './processes.ts';
import { wantedPorts } from './stack.ts';

const addresses = {
  HOME_URL: 'https://home.hall.example',
  SERVICE_URL: 'https://service.hall.example',
  FILES_URL: 'https://files.hall.example',
};
const front = { PUBLIC_ADDRESS: '0.0.0.0', TLS_CERTIFICATE_FILE: 'a.crt', TLS_KEY_FILE: 'a.key' };

const settingsOf = (region: string, more: Record<string, string> = {}) =>
  readSettings({ REGION: region, ...addresses, ...more });

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).lines;
  }
}

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
const database = { ownerUrl: 'owner', urls: Object.fromEntries(roles.map((role) => [role, `url-of-${role}`])) };
const databases = { home: database, service: database, staffRealm: database };
const secrets = Object.fromEntries(secretNames.map((name) => [name, 'x'.repeat(43)])) as Parameters<
  typeof processSpecs
>[0]['secrets'];
const specsOf = (settings: Settings) => processSpecs({ settings, secrets, databases });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sc-region-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a region alone', () => {
  it.each([
    ['home', ['mail', 'emulator', 'home'], ['HOME_PORT', 'EMULATOR_PORT', 'MAIL_SMTP_PORT', 'MAIL_PAGE_PORT']],
    [
      'service',
      ['staff-realm', 'service', 'worker'],
      ['STAFF_REALM_PORT', 'SERVICE_PORT', 'WORKER_PORT', 'FILES_PORT'],
    ],
  ])('S6.1 of %s runs its own processes at its own ports, and none of the other', (region, names, ports) => {
    const settings = settingsOf(region);
    expect(specsOf(settings).map(({ name }) => name)).toEqual(names);
    expect(wantedPorts({ settings }).map(({ setting }) => setting)).toEqual(ports);
    const fronted = specsOf(settingsOf(region, front));
    expect(fronted.map(({ name }) => name)).toEqual(['front', ...names]);
  });

  it('S6.1 reaches the other one where browsers do, by its certificate', () => {
    const home = specsOf(settingsOf('home', { AUTHORITY_FILE: '/etc/a.crt' })).find(({ name }) => name === 'home')!;
    expect(home.environment).toMatchObject({ ...addresses, NODE_EXTRA_CA_CERTS: '/etc/a.crt' });
    expect(home.environment).not.toHaveProperty('SERVICE_INTERNAL_URL');
    const service = specsOf(settingsOf('service')).find(({ name }) => name === 'service')!;
    expect(service.environment.HOME_INTERNAL_URL).toBe(addresses.HOME_URL);
    expect(service.environment).not.toHaveProperty('NODE_EXTRA_CA_CERTS');
  });

  it('S6.1 is fronted at the names of this host alone', () => {
    const originsOf = (region: string) => specsOf(settingsOf(region, front))[0]!.environment.ORIGINS;
    expect(originsOf('home')).toBe(`${addresses.HOME_URL}=4100`);
    expect(originsOf('service')).toBe(`${addresses.SERVICE_URL}=4200 ${addresses.FILES_URL}=4300`);
  });

  it('S5.1 makes and keeps no secret of the other region', () => {
    const made = (region: string) => Object.keys(openSecrets(settingsOf(region, { DATA_FOLDER: join(folder) }))).sort();
    expect(made('home')).toEqual(['HOME_CLIENT_SECRET', 'HOME_COOKIE_SECRET', 'HOME_DATA_KEY']);
    rmSync(join(folder, 'secrets.json'));
    expect(made('service').filter((name) => name.startsWith('HOME_'))).toEqual([]);
    expect(made('service')).toHaveLength(secretNames.length - 3);
  });

  it('has a data folder of its own', () => {
    mkdirSync(join(folder, 'clusters', 'home'), { recursive: true });
    expect(() => requireOwnFolder('service', folder)).toThrow(/holds the databases of the home region: .*DATA_FOLDER/);
    requireOwnFolder('home', folder);
    requireOwnFolder('both', folder);
  });

  it('for real people needs the secrets of this region, and a mail server at home alone', () => {
    const missing = (region: string) => mistakesOf({ REGION: region, ...addresses, DEMO: 'no' });
    expect(missing('home').map((line) => line.split(':')[0])).toEqual([
      'SMTP_URL',
      'HOME_COOKIE_SECRET',
      'HOME_DATA_KEY',
      'HOME_CLIENT_SECRET',
    ]);
    expect(missing('service').join()).not.toMatch(/HOME_|SMTP_URL/);
    expect(missing('service')).toHaveLength(secretNames.length - 3);
  });
});

describe('settings of a region alone', () => {
  it.each(['home', 'service'])(
    'of %s are taken when all addresses are given over TLS, or all are of this machine',
    (region) => {
      expect(mistakesOf({ REGION: region, ...addresses })).toEqual([]);
      expect(mistakesOf({ REGION: region, ...addresses, ...front })).toEqual([]);
      const local = {
        HOME_URL: 'http://localhost:1',
        SERVICE_URL: 'http://127.0.0.1:2',
        FILES_URL: 'http://127.0.0.1:3',
      };
      expect(mistakesOf({ REGION: region, ...local })).toEqual([]);
    },
  );

  it('are those of the runbook, which can be copied as they stand', () => {
    const runbook = readFileSync(join(projectFolder, 'docs/runbooks/two-hosts.md'), 'utf8');
    const blocks = [...runbook.matchAll(/```env\n([^`]*)```/g)].map(([, text]) => readSettings({}, text));
    expect(blocks.map(({ REGION, dataFolder }) => [REGION, dataFolder.startsWith('/var/lib/')])).toEqual([
      ['home', true],
      ['service', true],
    ]);
    expect(blocks[0]!.SERVICE_URL).toBe(blocks[1]!.SERVICE_URL);
  });

  it.each(['home', 'service'])('of %s name each address that is missing', (region) => {
    expect(mistakesOf({ REGION: region })).toEqual(
      Object.keys(addresses).map(
        (name) => `${name}: needed with --region ${region}; both hosts name all three public addresses alike`,
      ),
    );
  });

  it.each(Object.keys(addresses))('S6.1 refuse %s of another machine without TLS', (name) => {
    const plain = { ...addresses, [name]: 'http://elsewhere.hall.example' };
    const line = `${name}: must begin with https:// because elsewhere.hall.example is another machine's name`;
    for (const region of ['home', 'service']) expect(mistakesOf({ REGION: region, ...plain })).toEqual([line]);
  });

  it('S5.1 refuse one host name for both regions, because cookies ignore ports', () => {
    const shared = { ...addresses, FILES_URL: 'https://home.hall.example:4300' };
    expect(mistakesOf({ REGION: 'home', ...shared })).toEqual([
      'FILES_URL: has the host name of HOME_URL; give each region a name of its own',
    ]);
  });

  it('refuse an address of this machine among those of others', () => {
    expect(mistakesOf({ REGION: 'home', ...addresses, SERVICE_URL: 'https://localhost' })).toEqual([
      'SERVICE_URL: is a loopback address while others are not; nobody else could reach it',
    ]);
  });

  it('S5.1 refuse databases and secrets of the other region', () => {
    const given = { HOME_DATA_KEY: 'x'.repeat(43), SMTP_URL: 'smtps://mail.example:465' };
    expect(mistakesOf({ REGION: 'home', ...addresses, ...given })).toEqual([]);
    expect([...mistakesOf({ REGION: 'service', ...addresses, ...given })].sort()).toEqual([
      'HOME_DATA_KEY: belongs to the home region; leave it out on this host',
      'SMTP_URL: belongs to the home region; leave it out on this host',
    ]);
  });

  it('name a mail server of their own where somebody is told of misuse, since home’s is not known abroad', () => {
    const told = { ALERT_MAIL_TO: 'privacy@maker.example, it@maker.example' };
    const server = { ALERT_SMTP_URL: 'smtps://mail.example:465' };
    expect(mistakesOf({ REGION: 'service', ...addresses, ...told, ...server })).toEqual([]);
    expect(mistakesOf({ REGION: 'service', ...addresses, ...told })).toEqual([
      'ALERT_SMTP_URL: needed with ALERT_MAIL_TO; the mail server of home is not known here',
    ]);
    expect(mistakesOf({ REGION: 'home', ...addresses, ...told })).toEqual([
      'ALERT_MAIL_TO: belongs to the service region; leave it out on this host',
    ]);
    expect(mistakesOf({ ALERT_MAIL_TO: 'privacy' })[0]).toMatch(/^ALERT_MAIL_TO: must be up to ten addresses/);
  });

  it('refuse another word than home or service, and --lan', () => {
    expect(mistakesOf({ REGION: 'abroad' })[0]).toMatch(/^REGION: must be both, home or service/);
    const lan = { REGION: 'home', LAN: 'yes', LAN_ADDRESS: '127.0.0.2' };
    expect(mistakesOf(lan).join('\n')).toMatch(/LAN: no --lan with --region/);
  });
});

describe('the settings of the front', () => {
  it('S6.1 need certificate and key: nothing listens beyond loopback without TLS', () => {
    const lines = mistakesOf({ REGION: 'home', ...addresses, PUBLIC_ADDRESS: '0.0.0.0' });
    expect(lines.map((line) => line.split(';')[0])).toEqual([
      'TLS_CERTIFICATE_FILE: needed with PUBLIC_ADDRESS',
      'TLS_KEY_FILE: needed with PUBLIC_ADDRESS',
    ]);
  });

  it('stand for one way to end TLS, not two, and say so when nothing is fronted', () => {
    expect(mistakesOf({ REGION: 'home', ...addresses, ...front, TRUSTED_PROXY: '10.0.0.2' })[0]).toMatch(
      /TRUSTED_PROXY/,
    );
    expect(mistakesOf({ REGION: 'home', ...addresses, ...front, BIND_HOST: '0.0.0.0' }).join('\n')).toMatch(
      /^BIND_HOST/m,
    );
    expect(mistakesOf({ TLS_KEY_FILE: 'a.key' })).toEqual(['TLS_KEY_FILE: only with PUBLIC_ADDRESS']);
    expect(settingsOf('home', front).TRUSTED_PROXY).toBe('127.0.0.1');
  });
});

describe('processes of a region', () => {
  it('S6.1 speak to another machine over TLS only, to this one as they like', () => {
    const line = 'SERVICE_URL: must begin with https://, because 10.0.0.7 is another machine';
    expect(openTalking('SERVICE_URL', 'http://10.0.0.7:4200', '127.0.0.1')).toBe(line);
    for (const [address, own] of [
      ['https://10.0.0.7:4200', '127.0.0.1'],
      ['http://127.0.0.1:4200', '127.0.0.1'],
      ['http://[::1]:4200', '127.0.0.1'],
      ['http://10.0.0.7:4200', '10.0.0.7'],
    ] as const)
      expect(openTalking('SERVICE_URL', address, own)).toBeUndefined();
  });

  it.each([
    ['home', 'SERVICE_URL', 'SERVICE_URL'],
    ['service', 'HOME_INTERNAL_URL', 'HOME_INTERNAL_URL'],
  ])(
    'S6.1 of %s end with a line that says so, whoever starts them',
    (region, setting, named) => {
      const spec = specsOf(settingsOf(region)).find(({ name }) => name === region)!;
      const environment = { ...spec.environment, [setting]: 'http://elsewhere.hall.example' };
      const { status, stderr } = spawnSync(process.execPath, [spec.entry], { env: environment, encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stderr).toContain(`setting ${named}: must begin with https://, because elsewhere.hall.example is another`);
    },
    60_000,
  );
});

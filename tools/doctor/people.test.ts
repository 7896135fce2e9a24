import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#platform/ids';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { migrateService } from '../../apps/service/src/migrate.ts';
import { readSettings } from '../start/config.ts';
import { lineFor } from './finding.ts';
import { examinePeople } from './people.ts';

let database: FreshDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase(await templateFor('service_migrated', migrateService, 'service'));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`SET app.maintenance = 'on'`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** The service region alone, for real people unless a test says otherwise. */
function settings(more: Record<string, string> = {}) {
  const roles = ['OWNER', 'CUSTOMER', 'STAFF', 'PRIVACY', 'ANALYSIS', 'SIGN_IN', 'WORKER'];
  const secrets = [
    'STAFF_REALM_COOKIE_SECRET',
    'STAFF_REALM_DATA_KEY',
    'STAFF_CLIENT_SECRET',
    'SERVICE_COOKIE_SECRET',
    'FILE_LINK_SECRET',
  ];
  const ofRealm = ['OWNER', 'STAFF_IDENTITY', 'STAFF_WORKER'].map((role) => `STAFF_REALM_DATABASE_URL_${role}`);
  const urls = [...roles.map((role) => `SERVICE_DATABASE_URL_${role}`), ...ofRealm];
  return readSettings({
    DEMO: 'no',
    REGION: 'service',
    HOME_URL: 'https://home.hall.example',
    SERVICE_URL: 'https://service.hall.example',
    FILES_URL: 'https://files.hall.example',
    ...Object.fromEntries(secrets.map((name) => [name, newToken()])),
    ...Object.fromEntries(urls.map((name) => [name, database.urls.staff!])),
    ...more,
  });
}
const lines = async (more?: Record<string, string>) => (await examinePeople(settings(more))).map(lineFor);
const administrator = () =>
  owner.query(
    `WITH team AS (INSERT INTO teams (team_id, name, product_lines, areas) VALUES (uuidv7(), uuidv7(), '{laser}', '{all}')
       RETURNING team_id)
     INSERT INTO staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
     SELECT uuidv7(), 'N', team_id, '{administrator}', '{laser}', '{all}', now() FROM team`,
  );

describe('what an installation for real people lacks', () => {
  it('is told with what mends it: nobody who administers, the profile of the demo, nobody told of misuse', async () => {
    expect(await lines()).toEqual([
      'note  administrators: none yet: run "npm run first-administrator"',
      expect.stringMatching(/^note {2}operator profile: is the one of the demo: .+OPERATOR_PROFILE$/),
      expect.stringMatching(/^note {2}mail about misuse: nobody is told of misuse: .+ALERT_MAIL_TO$/),
    ]);
    await administrator();
    expect((await lines())[0]).toMatch(/^note {2}administrators: one: add a second/);
  });

  it('is told no more once it is there', async () => {
    await administrator();
    const mail = { ALERT_MAIL_TO: 'privacy@maker.example', ALERT_SMTP_URL: 'smtps://mail.example:465' };
    expect(await lines({ OPERATOR_PROFILE: '/etc/service-center/profile.json', ...mail })).toEqual([
      'ok    administrators: 2',
      'ok    operator profile: /etc/service-center/profile.json',
      'ok    mail about misuse: 1 told by mail',
    ]);
  });
});

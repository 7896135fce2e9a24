import pg from 'pg';
import { homeLayout, serviceLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import type { Settings } from '../start/config.ts';
import { examine, type Finding, Remark } from './finding.ts';

const patienceMs = 3_000;

async function one<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows[0]!;
  } finally {
    await client.end().catch(() => {});
  }
}

/** How many may administer; without anybody the installation cannot be used, and the database adds nobody. */
async function administrators(settings: Settings): Promise<string> {
  const { urls } = addressesOf(settings, 'SERVICE', 'service', serviceLayout);
  const { count } = await one<{ count: number }>(
    urls.staff!,
    `SELECT count(*)::int FROM staff_members WHERE 'administrator' = ANY (roles) AND left_at IS NULL`,
  );
  if (count === 0) throw new Remark('none yet: run "npm run first-administrator"');
  if (count === 1)
    throw new Remark('one: add a second in the workbench, who can let the first back in after a lost phone');
  return `${count}`;
}

/** Whose names and policy people see: an installation for real people has its own. */
function profile({ OPERATOR_PROFILE }: Settings): string {
  if (!OPERATOR_PROFILE) throw new Remark('is the one of the demo: write your own and name it with OPERATOR_PROFILE');
  return OPERATOR_PROFILE;
}

async function policy(settings: Settings): Promise<string> {
  const { urls } = addressesOf(settings, 'HOME', 'home', homeLayout);
  const { version, demo } = await one<{ version: number; demo: boolean }>(
    urls.identity!,
    'SELECT version, demo FROM policy_versions WHERE effective_at <= now() ORDER BY version DESC LIMIT 1',
  );
  if (demo) throw new Remark('in force is the text of the demo: publish your own (workbench, Privacy desk, Policies)');
  return `version ${version} is in force`;
}

/** Whether somebody is told of misuse who is not looking. */
function mailed({ ALERT_MAIL_TO }: Settings): string {
  if (!ALERT_MAIL_TO) throw new Remark('nobody is told of misuse: name the boxes of your offices with ALERT_MAIL_TO');
  return `${ALERT_MAIL_TO.split(',').length} told by mail`;
}

/** What an installation for real people needs before they come: somebody who administers, a profile and a policy. */
export async function examinePeople(settings: Settings): Promise<Finding[]> {
  const { REGION, demo } = settings;
  return Promise.all([
    ...(REGION === 'home' ? [] : [examine('administrators', () => administrators(settings))]),
    ...(demo ? [] : [examine('operator profile', () => profile(settings))]),
    ...(demo || REGION === 'home' ? [] : [examine('mail about misuse', () => mailed(settings))]),
    ...(demo || REGION === 'service' ? [] : [examine('policy', () => policy(settings))]),
  ]);
}

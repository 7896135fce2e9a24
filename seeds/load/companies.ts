import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashOfProof, proofOf } from '../../apps/service/src/people/sessions/proof.ts';

/** Somebody of a company of the load data. */
export interface LoadMember {
  readonly personId: string;
  readonly membershipId: string;
}

/** A company of the load data with what a case needs. */
export interface LoadCompany {
  readonly companyId: string;
  readonly members: readonly LoadMember[];
  readonly machineNumbers: readonly string[];
}

/** How many companies, and what each has. */
export interface WantedCompanies {
  readonly count: number;
  readonly members: number;
  readonly machines: number;
  /** First letter of customer and machine numbers, so that two calls do not meet. */
  readonly letter: string;
}

/** Writes companies with members and machines. The connection must be above row security. */
export async function loadCompanies(client: pg.ClientBase, wanted: WantedCompanies): Promise<LoadCompany[]> {
  const companies = Array.from({ length: wanted.count }, (_, at) => companyOf(wanted, at));
  await client.query('BEGIN');
  await insert(
    client,
    'companies',
    companies.map(({ row }) => row),
  );
  const people = companies.flatMap(({ members }) => members);
  await insert(
    client,
    'people',
    people.map(({ personId }) => ({ person_id: personId, first_seen_at: longAgo })),
  );
  await insert(client, 'memberships', companies.flatMap(membershipRows));
  await insert(client, 'membership_registry', companies.flatMap(registryRows));
  const machines = companies.flatMap(({ machines }) => machines);
  await insert(client, 'machines', machines);
  await insert(
    client,
    'machine_registry',
    machines.map(({ machine_number, company_id, machine_id, product_line, area }) => ({
      machine_number,
      company_id,
      machine_id,
      product_line,
      area,
    })),
  );
  await client.query('COMMIT');
  return companies.map(({ row, members, machines }) => ({
    companyId: row.company_id,
    members,
    machineNumbers: machines.map(({ machine_number }) => machine_number),
  }));
}

/** Writes a member of the front line with a running session; answers the token of its cookie. */
export async function loadStaff(client: pg.ClientBase): Promise<{ staffId: string; sessionToken: string }> {
  const staffId = randomUUID();
  const sessionToken = randomBytes(32).toString('base64url');
  await client.query(
    `WITH team AS (
       INSERT INTO teams (team_id, name, product_lines, areas) VALUES ($1, '热线', '{machine-tool,laser}', '{all}')
       ON CONFLICT (name) DO UPDATE SET areas = excluded.areas RETURNING team_id)
     INSERT INTO staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
     SELECT $1, '韩静', team_id, '{front-line}', '{machine-tool,laser}', '{all}', $2 FROM team`,
    [staffId, longAgo],
  );
  await client.query(
    `INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '8 hours')`,
    [randomUUID(), hashOfProof(proofOf(sessionToken)), staffId],
  );
  return { staffId, sessionToken };
}

const longAgo = '2020-01-01T00:00:00Z';
const labels = ['设备主管', '维修', '电工', '生产经理', '夜班班长'];

const areas = ['east', 'east', 'north', 'south', 'central'];
/** Four companies of ten lie in the east, as they do for many makers. */
const areaOf = (at: number) => areas[at % areas.length]!;

type Company = ReturnType<typeof companyOf>;

function companyOf({ letter, members, machines }: WantedCompanies, at: number) {
  const company_id = randomUUID();
  return {
    row: {
      company_id,
      customer_number: `${letter}${100_001 + at}`,
      name: `${letter}${at + 1} 精密钣金有限公司`,
      street: '工业路 18 号',
      postcode: '215000',
      city: '苏州',
      region: '江苏',
      country_region: 'CN',
      area: areaOf(at),
      since: longAgo,
    },
    members: Array.from({ length: members }, () => ({ personId: randomUUID(), membershipId: randomUUID() })),
    machines: Array.from({ length: machines }, (_, number) => ({
      ...machineOf(company_id, letter, at * machines + number),
      area: areaOf(at),
    })),
  };
}

const machineOf = (company_id: string, letter: string, number: number) => ({
  company_id,
  machine_id: randomUUID(),
  machine_number: `${letter}${String(number % 10_000).padStart(4, '0')}A${String(Math.floor(number / 10_000) + 1).padStart(4, '0')}`,
  product_line: number % 3 === 2 ? 'laser' : 'machine-tool',
  model: number % 3 === 2 ? 'TruDisk 6001' : 'TruBend 5130',
  site: '一号车间',
});

const membershipRows = ({ row, members }: Company) =>
  members.map(({ personId, membershipId }, at) => ({
    company_id: row.company_id,
    membership_id: membershipId,
    person_id: personId,
    role: at === 0 ? 'company-admin' : 'member',
    label: `${labels[at % labels.length]} ${at + 1}`,
    since: longAgo,
  }));

const registryRows = ({ row, members }: Company) =>
  members.map(({ personId, membershipId }) => ({
    person_id: personId,
    company_id: row.company_id,
    membership_id: membershipId,
  }));

/** One statement for all rows of a table; the columns are those of the first row. */
async function insert(client: pg.ClientBase, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

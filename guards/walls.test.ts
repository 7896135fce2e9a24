import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { applyRegister } from '#privacy/engine';
import type { TableEntry } from '#privacy/vocabulary';
import type { FreshDatabase } from '#testkit/database';
import { functionsOf, tablesOf } from '../tools/gen/register.ts';
import { addCast, companies, customers, type GridCompany } from './access-grid/world/cast.ts';
import { migratedDatabase, onSchema } from './schema/migrated.ts';

/** One case with a reply, so that the tables in the middle have rows of both companies. */
async function addCase(owner: pg.Client, company: GridCompany, membershipId: string): Promise<void> {
  const caseId = newId();
  const { companyId, productLine, area, machineNumber } = company;
  const registered = await owner.query<{ case_number: string }>(
    'INSERT INTO case_registry (case_id, company_id, product_line, area, opened_at) VALUES ($1, $2, $3, $4, now()) RETURNING case_number',
    [caseId, companyId, productLine, area],
  );
  await owner.query(
    `INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by, opened_at,
       changed_at, reason, severity, description, language, call_back_number)
     SELECT $1, $2, $3, machine_id, $4, model, $5, area, $6, now(), now(), 'fault', 'down', '描述', 'zh', '12345'
     FROM machines WHERE company_id = $1`,
    [companyId, caseId, registered.rows[0]!.case_number, machineNumber, productLine, membershipId],
  );
  await owner.query(
    `INSERT INTO case_replies (company_id, reply_id, case_id, at, author_membership_id, text) VALUES ($1, $2, $3, now(), $4, '回复')`,
    [companyId, newId(), caseId, membershipId],
  );
}

describe('S2.3 the second wall: what row security alone lets a role see', () => {
  let base: FreshDatabase;
  let tables: TableEntry[];
  const memberOfA = { 'app.company_id': companies.A.companyId, 'app.person_id': customers['member of A']!.personId };
  const engineer = { 'app.product_lines': 'machine-tool', 'app.staff_areas': 'east,north' };
  const elsewhere = { 'app.product_lines': 'machine-tool,laser', 'app.staff_areas': 'south' };

  beforeAll(async () => {
    tables = await tablesOf('service');
    base = await migratedDatabase('service');
    await onSchema(base, async (owner) => {
      await owner.query(`SET app.maintenance = 'on'`);
      await addCast(owner);
      await addCase(owner, companies.A, customers['member of A']!.membershipId);
      await addCase(owner, companies.B, customers['member of B']!.membershipId);
    });
  });
  afterAll(() => base?.drop());

  /** Rows that a role counts in a table under its settings. */
  async function seen(role: string, settings: Record<string, string>, table: string, where: string): Promise<number> {
    const client = new pg.Client({ connectionString: base.urls[role]! });
    await client.connect();
    try {
      await client.query('BEGIN');
      for (const [name, value] of Object.entries(settings))
        await client.query('SELECT set_config($1, $2, true)', [name, value]);
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int FROM ${table} WHERE ${where}`);
      return rows[0]!.count;
    } finally {
      await client.end();
    }
  }

  /** Goals say a product line and are nobody's: they are told to all staff, with the reason in their data map. */
  const readableBy = (role: 'customer' | 'staff', column: string) =>
    tables.filter((table) => table.name !== 'service_goals' && table.columns[column]?.who[role]?.includes('r'));

  /** Foreign rows by table, those without any left out. */
  async function foreign(role: 'customer' | 'staff', column: string, settings: Record<string, string>, where: string) {
    const counts: Record<string, number> = {};
    for (const { name } of readableBy(role, column)) {
      const count = await seen(role, settings, name, where);
      if (count > 0) counts[name] = count;
    }
    return counts;
  }

  const ofB = `company_id = '${companies.B.companyId}'`;
  const foreignToA = () => foreign('customer', 'company_id', memberOfA, ofB);
  const foreignElsewhere = async () => ({
    ...(await foreign('staff', 'area', elsewhere, `area <> 'south'`)),
    ...(await foreign('staff', 'company_id', elsewhere, 'true')),
    profiles: await seen('staff', elsewhere, 'person_profiles', 'true'),
  });
  const foreignToEngineer = () => foreign('staff', 'product_line', engineer, `product_line = 'laser'`);

  it('is nothing of another company and nothing of another product line', async () => {
    expect(readableBy('customer', 'company_id').length).toBeGreaterThan(5);
    expect(await foreignToA()).toEqual({});
    expect(await foreignToEngineer()).toEqual({});
    // Which areas there are is no secret, whose they are is.
    expect(await foreignElsewhere()).toEqual({ areas: 8, profiles: 0 });
    expect(await seen('customer', memberOfA, 'cases', `company_id = '${companies.A.companyId}'`)).toBe(1);
    expect(await seen('staff', engineer, 'cases', `product_line = 'machine-tool'`)).toBe(1);
    expect(await seen('staff', { 'app.product_lines': 'machine-tool' }, 'cases', 'true')).toBe(0);
    expect(await seen('staff', engineer, 'person_profiles', 'true')).toBe(10);
  });

  it('is all of it once the guard is off: the same questions with row security disabled', async () => {
    await onSchema(base, async (owner) => {
      for (const { name } of tables) await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    });
    const [customer, staff, away] = [await foreignToA(), await foreignToEngineer(), await foreignElsewhere()];
    console.log(
      'guard off, foreign rows seen by a customer of A:',
      customer,
      'and by an engineer of machine tools:',
      staff,
    );
    expect(customer).toMatchObject({ cases: 1, case_replies: 1, machines: 1, memberships: 2 });
    console.log('guard off, seen by staff of another area:', away);
    expect(staff).toMatchObject({ cases: 1, machines: 1 });
    expect(away).toMatchObject({ cases: 2, companies: 2, memberships: 10, profiles: 10 });
    const functions = await functionsOf('service');
    await onSchema(base, (owner) => applyRegister(owner, tables, functions));
    expect(await foreignToA()).toEqual({});
  });
});

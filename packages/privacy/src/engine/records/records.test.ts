import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actRunner } from '#platform/act';
import { standingClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import type { FreshDatabase } from '#testkit/database';
import { as, sample, sampleDatabase } from '../engine.fixture.ts';
import { applyRegister, auditAndOutboxSql, auditHook, canonicalJson, entryProves, outboxHook } from '../index.ts';

const mei = '0198a000-0000-7000-8000-0000000000e1';
const linWei = '0198a000-0000-7000-8000-0000000000c1';
const company = '0198a000-0000-7000-8000-00000000000a';

let base: FreshDatabase;
let staff: Database;
const clock = standingClock(new Date('2026-03-02T08:00:00Z'));
const runAct = actRunner(clock, {
  writeAudit: auditHook<{ personId: string }>('service', (actor) =>
    actor ? { kind: 'staff', personId: actor.personId } : { kind: 'signed-out' },
  ),
  writeEvent: outboxHook(),
});

const read = <Row>(role: string, text: string) =>
  as(base.urls[role]!, {}, async (client) => (await client.query(text)).rows as Row[]);

/** Mei reads Lin Wei's case, and something happened. */
const look = (fail = false) =>
  runAct({ database: staff, settings: {}, requestId: 'request-1', actor: () => ({ personId: mei }) }, async (act) => {
    act.audit({ what: 'staff-read-case', subjects: [linWei], companyId: company, about: { caseNumber: 'C-7' } });
    act.emit({ kind: 'CaseAssigned', companyId: company, body: { caseNumber: 'C-7' } });
    if (fail) throw new Error('the act failed');
  });

beforeAll(async () => {
  base = await sampleDatabase();
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  await applyRegister(owner, sample);
  await owner.end();
  staff = openDatabase('staff', base.urls.staff!);
});

afterAll(async () => {
  await staff.close();
  await base.drop();
});

describe('an audit entry', () => {
  it('commits with its act and not without it', async () => {
    await expect(look(true)).rejects.toThrow('the act failed');
    expect(await read('privacy', 'SELECT entry_id FROM audit_entries')).toEqual([]);
    await look();
    const [entry] = await read<Parameters<typeof entryProves>[0]>('privacy', 'SELECT * FROM audit_entries');
    expect(entry).toMatchObject({
      at: new Date('2026-03-02T08:00:00Z'),
      region: 'service',
      actor_kind: 'staff',
      actor_person_id: mei,
      what: 'staff-read-case',
      company_id: company,
      payload: { actor: { kind: 'staff', personId: mei }, subjects: [linWei], about: { caseNumber: 'C-7' } },
    });
    expect(entryProves(entry!)).toBe(true);
  });

  it('shows when its payload was changed, and proves nothing once erased', async () => {
    await as(
      base.urls.privacy!,
      {},
      async (client) => {
        const select = 'SELECT salt, commitment, payload FROM audit_entries';
        await client.query(`UPDATE audit_entries SET payload = jsonb_set(payload, '{subjects}', '[]')`);
        expect(entryProves((await client.query(select)).rows[0])).toBe(false);
        await client.query('UPDATE audit_entries SET payload = NULL, salt = NULL');
        expect(entryProves((await client.query(select)).rows[0])).toBe(false);
      },
      false,
    );
  });

  it('is read by the privacy officer only, changed in nothing but its payload, deleted by nobody', async () => {
    const tries = [
      'SELECT what FROM audit_entries',
      'DELETE FROM audit_entries',
      `UPDATE audit_entries SET what = 'x'`,
    ];
    for (const role of ['customer', 'staff', 'worker', 'analysis'])
      for (const text of tries) await expect(read(role, text)).rejects.toThrow(/permission denied/);
    for (const text of tries.slice(1)) await expect(read('privacy', text)).rejects.toThrow(/permission denied/);
  });
});

describe('a business fact', () => {
  it('waits in the outbox for the worker, and no request role reads it back', async () => {
    const rows = await read('worker', 'SELECT kind, company_id, body, relayed_at FROM outbox_events');
    expect(rows).toEqual([
      { kind: 'CaseAssigned', company_id: company, body: { caseNumber: 'C-7' }, relayed_at: null },
    ]);
    for (const role of ['customer', 'staff', 'privacy'])
      await expect(read(role, 'SELECT body FROM outbox_events')).rejects.toThrow(/permission denied/);
  });

  it('wakes the relay at the commit with an empty message', async () => {
    const client = await staff.listener();
    const woken = new Promise<pg.Notification>((resolve) => client.once('notification', resolve));
    await client.query('LISTEN outbox_events');
    await look();
    expect((await woken).payload).toBe('');
    await client.end();
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
  });
});

describe('the migration of the service', () => {
  it('makes the tables the engine writes', () => {
    const file = readFileSync('apps/service/migrations/0001-audit-and-outbox.sql', 'utf8');
    expect(file).toContain(auditAndOutboxSql);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { fastify } from 'fastify';
import pg from 'pg';
import { newId } from '#platform/ids';
import { listText } from './list.ts';

/**
 * What everything else is measured against: Fastify without schemas, `pg` with named statements, the same tables
 * through a role above row security. No checks, no log, no headers, no act.
 */
interface Settings {
  readonly url: string;
  readonly port: number;
  /** Pieces of a case's words, cut beforehand: cutting is no insert. */
  readonly words: readonly string[];
}

interface Sent {
  id: string;
  companyId: string;
  membershipId: string;
  machineId: string;
  machineNumber: string;
  description: string;
}

const { url, port, words } = JSON.parse(process.argv[2]!) as Settings;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const app = fastify();

app.get('/cases', async (request) => {
  const { company, member } = request.query as { company: string; member: string };
  const { rows } = await pool.query({ name: 'list', text: listText, values: [company, member] });
  const page = rows.slice(0, 20);
  const last = page.at(-1);
  const next =
    rows.length > 20 ? Buffer.from(JSON.stringify([last.changedAt, last.caseId])).toString('base64url') : null;
  return { cases: page, next };
});

app.post('/cases', async (request, reply) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const caseNumber = await insertAll(client, request.body as Sent, new Date());
    await client.query('COMMIT');
    reply.status(201);
    return { caseId: (request.body as Sent).id, caseNumber };
  } finally {
    client.release();
  }
});

/** The five inserts that opening a case makes, one after the other. */
async function insertAll(client: pg.PoolClient, sent: Sent, now: Date): Promise<string> {
  const registered = await client.query({
    name: 'registry',
    text: `INSERT INTO case_registry (case_id, company_id, product_line, area, opened_at)
      VALUES ($1, $2, 'machine-tool', (SELECT area FROM companies WHERE company_id = $2), $3) RETURNING case_number`,
    values: [sent.id, sent.companyId, now],
  });
  const { case_number } = registered.rows[0];
  await client.query({
    name: 'case',
    text: `INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line,
        area, opened_by, opened_at, changed_at, reason, severity, error_number, description, language,
        contact_membership_id, alarms, file_count)
      VALUES ($1, $2, $3, $4, $5, 'TruBend 5130', 'machine-tool',
        (SELECT area FROM companies WHERE company_id = $1), $6, $7, $7, 'fault', 'down', 'E1234', $8, 'zh', $6,
        '[]', 0)`,
    values: [
      sent.companyId,
      sent.id,
      case_number,
      sent.machineId,
      sent.machineNumber,
      sent.membershipId,
      now,
      sent.description,
    ],
  });
  await client.query({
    name: 'words',
    text: `INSERT INTO case_words (company_id, case_id, product_line, area, opened_at, words)
      VALUES ($1, $2, 'machine-tool', (SELECT area FROM companies WHERE company_id = $1), $3,
        array_to_tsvector($4::text[]))`,
    values: [sent.companyId, sent.id, now, [...words, `=${case_number}`, ...endings(case_number)]],
  });
  await client.query({
    name: 'outbox',
    text: `INSERT INTO outbox_events (event_id, kind, company_id, body, occurred_at) VALUES ($1, 'case-opened', $2, $3, $4)`,
    values: [newId(now), sent.companyId, JSON.stringify({ caseId: sent.id }), now],
  });
  await insertAudit(client, sent, now);
  return case_number;
}

/** The case number is the only word that each case has for itself. */
const endings = (caseNumber: string) => [0, 1, 2, 3].map((at) => caseNumber.slice(2 + at));

async function insertAudit(client: pg.PoolClient, sent: Sent, now: Date): Promise<void> {
  const payload = JSON.stringify({
    actor: { kind: 'customer' },
    subjects: [],
    about: { caseId: sent.id },
    requestId: '',
  });
  const salt = randomBytes(16);
  await client.query({
    name: 'audit',
    text: `INSERT INTO audit_entries
        (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload)
      VALUES ($1, $2, 'service', 'customer', $3, 'opened a case', $4, $5, $6, $7)`,
    values: [
      newId(now),
      now,
      sent.membershipId,
      sent.companyId,
      salt,
      createHash('sha256').update(salt).update(payload).digest(),
      payload,
    ],
  });
}

await app.listen({ host: '127.0.0.1', port });
process.send?.('ready');
process.on('disconnect', () => process.exit(0));

import type pg from 'pg';
import { caseWords } from '../../apps/service/src/cases/search/words.ts';

/** Which cases are written. */
export interface WantedCases {
  readonly companyIds: readonly string[];
  /** Over all companies together. */
  readonly count: number;
  /** How many of a thousand still wait for somebody. */
  readonly openPerMille?: number;
}

/**
 * Writes cases of the last four years, evenly over companies, machines and members; one statement a table, so that
 * 100,000 take seconds. Every third has an error number, one in fifty waits. The connection must be above row security.
 */
export async function loadCases(client: pg.ClientBase, wanted: WantedCases): Promise<void> {
  await client.query('BEGIN');
  await client.query(casesText, [wanted.count, wanted.companyIds, wanted.openPerMille ?? 20, descriptions]);
  await client.query(
    `INSERT INTO case_registry (case_id, company_id, product_line, area, opened_at, closed_at)
     SELECT case_id, company_id, product_line, area, opened_at, closed_at FROM load_cases ORDER BY n`,
  );
  await client.query(
    `INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by,
       opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, state, turn,
       promised_update_at, solved_at, cause, remedy, closed_at, priority, clock, due_at, due_of)
     SELECT l.company_id, l.case_id, r.case_number, l.machine_id, l.machine_number, l.model, l.product_line, l.area, l.member,
       l.opened_at, l.changed_at, l.reason, l.severity, l.error_number, l.description, 'zh', l.member, l.state, l.turn,
       CASE WHEN l.state = 'in-progress' THEN l.changed_at + interval '2 days' END,
       CASE WHEN l.state IN ('solved', 'closed') THEN l.changed_at END,
       CASE WHEN l.state IN ('solved', 'closed') THEN '滤芯堵塞' END,
       CASE WHEN l.state IN ('solved', 'closed') THEN '更换滤芯并复位' END, l.closed_at, l.priority,
       CASE WHEN l.state IN ('solved', 'closed') THEN 'met' WHEN l.turn = 'customer' THEN 'paused' ELSE 'late' END,
       CASE WHEN l.state IN ('sent', 'received', 'in-progress') AND l.turn <> 'customer'
         THEN l.changed_at + interval '2 days' END,
       CASE WHEN l.state IN ('sent', 'received', 'in-progress') AND l.turn <> 'customer' THEN 'next-update' END
     FROM load_cases l JOIN case_registry r ON r.case_id = l.case_id ORDER BY n`,
  );
  await writeWords(client);
  await client.query('DROP TABLE load_cases');
  await client.query('COMMIT');
  await client.query('VACUUM (ANALYZE) cases, case_registry, case_words');
}

interface LoadedCase {
  case_id: string;
  case_number: string;
  machine_number: string;
  model: string;
  error_number: string | null;
  description: string;
  cause: string | null;
  remedy: string | null;
}

const wordsAtOnce = 5_000;

/** Words are cut as the service cuts them, so that a search over load data costs what it costs over real ones. */
async function writeWords(client: pg.ClientBase): Promise<void> {
  for (let from = 0; ; from += wordsAtOnce) {
    const { rows } = await client.query<LoadedCase>(
      `SELECT c.case_id, c.case_number, c.machine_number, c.model, c.error_number, c.description, c.cause, c.remedy
       FROM load_cases l JOIN cases c ON c.company_id = l.company_id AND c.case_id = l.case_id
       WHERE l.n > $1 AND l.n <= $2`,
      [from, from + wordsAtOnce],
    );
    if (rows.length === 0) return;
    const words = rows.map((row) => ({
      case_id: row.case_id,
      words: caseWords({
        caseNumber: row.case_number,
        machineNumber: row.machine_number,
        model: row.model,
        errorNumber: row.error_number,
        texts: [row.description, row.cause, row.remedy],
      }),
    }));
    await client.query(
      `INSERT INTO case_words (company_id, case_id, opened_at, words)
       SELECT l.company_id, l.case_id, l.opened_at, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(w.words)))
       FROM jsonb_to_recordset($1) AS w(case_id uuid, words jsonb) JOIN load_cases l ON l.case_id = w.case_id`,
      [JSON.stringify(words)],
    );
  }
}

const descriptions = [
  '早班开机后冷却水温度报警，复位后约十分钟再次出现。请告知需要检查哪些部件。',
  '折弯后角度偏差约 1.5 度，换模具后仍然存在，已重新标定一次。',
  '切割头碰撞后无法回零，急停复位无效，现场停机等待。附上报警画面照片。',
  '激光功率下降到额定值的 80%，保护镜片已更换，切割断面毛刺明显。',
];

const casesText = `
  CREATE TEMP TABLE load_cases AS
  WITH machine AS (
    SELECT *, row_number() OVER (ORDER BY machine_number) - 1 AS place, count(*) OVER () AS total
    FROM machines WHERE company_id = ANY ($2::uuid[])
  ), member AS (
    SELECT company_id, membership_id, row_number() OVER (PARTITION BY company_id ORDER BY label) - 1 AS place,
      count(*) OVER (PARTITION BY company_id) AS total
    FROM memberships WHERE company_id = ANY ($2::uuid[])
  ), timed AS (
    SELECT n, now() - (($1::int - n + 1) * interval '4 years' / $1::int) AS opened_at,
      (n::bigint * 7919) % 1000 < $3::int AS waits
    FROM generate_series(1, $1::int) n
  )
  SELECT t.n, uuidv7(t.opened_at - now()) AS case_id, m.company_id, m.machine_id, m.machine_number, m.model,
    m.product_line, m.area, p.membership_id AS member, t.opened_at, least(t.opened_at + interval '5 hours', now()) AS changed_at,
    (ARRAY['fault', 'fault', 'question', 'spare-part', 'maintenance'])[1 + t.n % 5] AS reason,
    (ARRAY['down', 'limited', 'running'])[1 + t.n % 3] AS severity,
    CASE WHEN t.n % 3 = 0 THEN 'E' || (1000 + t.n % 400) END AS error_number,
    ($4::text[])[1 + t.n % 4] AS description,
    CASE WHEN t.waits THEN (ARRAY['sent', 'received', 'in-progress', 'solved'])[1 + t.n % 4] ELSE 'closed' END AS state,
    CASE WHEN t.waits AND t.n % 5 = 0 THEN 'customer' ELSE 'maker' END AS turn,
    CASE WHEN t.waits THEN NULL ELSE least(t.opened_at + interval '5 hours', now()) END AS closed_at,
    (ARRAY['normal', 'normal', 'high', 'low', 'urgent'])[1 + t.n % 5] AS priority
  FROM timed t
  JOIN machine m ON m.place = t.n % m.total
  JOIN member p ON p.company_id = m.company_id AND p.place = t.n % p.total`;

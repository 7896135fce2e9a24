import type pg from 'pg';
import { dropTexts, solution, writeTexts } from './texts.ts';

/** Which cases are written. */
export interface WantedCases {
  readonly companyIds: readonly string[];
  /** Over all companies together. */
  readonly count: number;
  /** How many of a thousand still wait for somebody. */
  readonly openPerMille?: number;
  /** With replies and facts, as a timeline shows them. */
  readonly timelines?: boolean;
}

/**
 * Writes cases of the last four years, evenly over companies, machines and members; one statement a table, so that
 * 100,000 take seconds. Every third has an error number, one in thirty the same; one in fifty waits. The connection must be
 * above row security.
 */
export async function loadCases(client: pg.ClientBase, wanted: WantedCases): Promise<void> {
  await client.query('BEGIN');
  await writeTexts(client, wanted.companyIds);
  // PostgreSQL does not know how many rows a series has, and would look through every machine for each case.
  await client.query('SET LOCAL enable_nestloop = off');
  await client.query(casesText, [wanted.count, wanted.companyIds, wanted.openPerMille ?? 20]);
  await client.query('ANALYZE load_cases');
  await client.query(
    `INSERT INTO case_registry (case_id, company_id, product_line, area, opened_at, closed_at)
     SELECT case_id, company_id, product_line, area, opened_at, closed_at FROM load_cases ORDER BY n`,
  );
  await client.query(
    `INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by,
       opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, state, turn,
       promised_update_at, solved_at, cause, remedy, closed_at, priority, clock, due_at, due_of)
     SELECT l.company_id, l.case_id, r.case_number, l.machine_id, l.machine_number, l.model, l.product_line, l.area, l.member,
       l.opened_at, l.changed_at, l.reason, l.severity, e.text, d.text, 'zh', l.member, l.state, l.turn,
       CASE WHEN l.state = 'in-progress' THEN l.changed_at + interval '2 days' END,
       CASE WHEN l.is_solved THEN l.changed_at END, CASE WHEN l.is_solved THEN $1::text END,
       CASE WHEN l.is_solved THEN $2::text END, l.closed_at, l.priority,
       CASE WHEN l.is_solved THEN 'met' WHEN l.turn = 'customer' THEN 'paused' ELSE 'late' END,
       CASE WHEN NOT l.is_solved AND l.turn <> 'customer' THEN l.changed_at + interval '2 days' END,
       CASE WHEN NOT l.is_solved AND l.turn <> 'customer' THEN 'next-update' END
     FROM load_cases l JOIN case_registry r ON r.case_id = l.case_id JOIN load_descriptions d ON d.place = l.description
     LEFT JOIN load_errors e ON e.place = l.error ORDER BY n`,
    [solution.cause, solution.remedy],
  );
  await client.query(wordsText);
  if (wanted.timelines) await writeTimelines(client);
  await client.query('DROP TABLE load_cases');
  await dropTexts(client);
  await client.query('COMMIT');
}

async function writeTimelines(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO case_replies (company_id, reply_id, case_id, at, author_membership_id, text)
     SELECT company_id, uuidv7(), case_id, opened_at + interval '1 hour', member, '已按说明检查，报警仍然出现。'
     FROM load_cases WHERE n % 2 = 0 ORDER BY n`,
  );
  await client.query(
    `INSERT INTO case_changes (company_id, change_id, case_id, kind, at, cause, remedy, how)
     SELECT company_id, uuidv7(), case_id, kind, changed_at, CASE WHEN kind = 'solved' THEN $1 END,
       CASE WHEN kind = 'solved' THEN $2 END, CASE WHEN kind = 'closed' THEN 'confirmed' END
     FROM load_cases, unnest('{solved,closed}'::text[]) kind WHERE closed_at IS NOT NULL ORDER BY n, kind DESC`,
    [solution.cause, solution.remedy],
  );
}

/** The number is all that a case's words have for themselves: with its letter, without, and its endings. */
const wordsText = `
  INSERT INTO case_words (company_id, case_id, product_line, area, opened_at, words)
  SELECT l.company_id, l.case_id, l.product_line, l.area, l.opened_at,
    array_to_tsvector(ARRAY['c', 'c' || r.serial, '=c' || r.serial]
      || ARRAY(SELECT substr(r.serial::text, at) FROM generate_series(1, length(r.serial::text) - 2) at))
    || m.words || d.words || coalesce(e.words, '') || CASE WHEN l.is_solved THEN s.words ELSE '' END
  FROM load_cases l JOIN case_registry r ON r.case_id = l.case_id JOIN load_descriptions d ON d.place = l.description
  JOIN load_machine_words m ON m.text = l.machine_id::text LEFT JOIN load_errors e ON e.place = l.error
  CROSS JOIN load_solution s ORDER BY n`;

const casesText = `
  CREATE TEMP TABLE load_cases AS
  WITH machine AS (
    SELECT *, row_number() OVER (ORDER BY machine_number) - 1 AS place FROM machines WHERE company_id = ANY ($2::uuid[])
  ), member AS (
    SELECT company_id, membership_id, row_number() OVER (PARTITION BY company_id ORDER BY label) - 1 AS place,
      count(*) OVER (PARTITION BY company_id) AS total
    FROM memberships WHERE company_id = ANY ($2::uuid[])
  ), timed AS (
    SELECT n, now() - (($1::int - n + 1) * interval '4 years' / $1::int) AS opened_at,
      -- What is said, what state it is in and what it is about have nothing to do with each other.
      (n::bigint * 7919) % 1000 < $3::int AS waits, (n::bigint * 104729) % 9973 AS luck
    FROM generate_series(1, $1::int) n
  )
  SELECT t.n, uuidv7(t.opened_at - now()) AS case_id, m.company_id, m.machine_id, m.machine_number, m.model,
    m.product_line, m.area, p.membership_id AS member, t.opened_at, least(t.opened_at + interval '5 hours', now()) AS changed_at,
    (ARRAY['fault', 'fault', 'question', 'spare-part', 'maintenance'])[1 + t.n % 5] AS reason,
    (ARRAY['down', 'limited', 'running'])[1 + t.luck % 3] AS severity,
    CASE WHEN t.n % 30 = 0 THEN 3 WHEN t.n % 3 = 0 THEN t.luck % 400 END AS error,
    (t.luck * 31) % (SELECT count(*) FROM load_descriptions) AS description,
    CASE WHEN t.waits THEN (ARRAY['sent', 'received', 'in-progress', 'solved'])[1 + t.luck / 3 % 4] ELSE 'closed' END AS state,
    NOT t.waits OR t.luck / 3 % 4 = 3 AS is_solved,
    CASE WHEN t.waits AND (t.luck % 7 = 0 OR t.luck / 3 % 4 = 3) THEN 'customer' ELSE 'maker' END AS turn,
    CASE WHEN t.waits THEN NULL ELSE least(t.opened_at + interval '5 hours', now()) END AS closed_at,
    (ARRAY['normal', 'normal', 'high', 'low', 'urgent'])[1 + t.luck % 5] AS priority
  FROM timed t
  -- Counted apart: only a number that says nothing of the row lets the join be hashed.
  JOIN machine m ON m.place = t.n % (SELECT count(*) FROM machine)
  JOIN member p ON p.company_id = m.company_id AND p.place = t.n % p.total`;

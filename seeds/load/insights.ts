import type pg from 'pg';

/**
 * What the insights count, of cases that are there: the measures of each, and people who agreed to the analysis; everybody
 * in each tenth company. The connection must be above row security.
 */
export async function loadInsights(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL enable_nestloop = off');
  await client.query(
    `INSERT INTO case_measures (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes,
       is_finished, maker_minutes, customer_minutes, longest_turn, promises, late_promises)
     SELECT company_id, case_id, product_line, area, (opened_at AT TIME ZONE 'Asia/Shanghai')::date,
       CASE WHEN minute % 5 = 0 THEN 'late' ELSE 'in-time' END, minute, closed_at IS NOT NULL, minute * 2, minute,
       'maker', 1, CASE WHEN minute % 7 = 0 THEN 1 ELSE 0 END
     FROM (SELECT *, abs(hashtext(case_id::text)) % 300 AS minute FROM cases) measured
     ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO consent_states (person_id, kind, given, decided_at, event_id)
     SELECT p.person_id, 'improvement-analysis', true, now(), uuidv7() FROM (SELECT DISTINCT m.person_id
     FROM memberships m JOIN (SELECT company_id, row_number() OVER (ORDER BY company_id) AS place FROM companies) c
       USING (company_id)
     WHERE c.place % 10 = 0) p ON CONFLICT DO NOTHING`,
  );
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE case_measures, consent_states');
}

-- Why: repeated errors are looked at by model and software, of people who agreed to that and of nobody else (S2.5); what
--   they decided is told by the home region.
-- Lock: new table and function, nothing waits.
-- Undo: DROP FUNCTION improvement_cases(date, date, text[]); DROP TABLE analysis_consents; home tells it again when asked.

CREATE TABLE analysis_consents (
  person_id uuid NOT NULL,
  given boolean NOT NULL,
  decided_at timestamptz NOT NULL,
  event_id uuid NOT NULL,
  CONSTRAINT analysis_consents__person_id PRIMARY KEY (person_id)
);
CREATE INDEX analysis_consents__given ON analysis_consents (person_id) WHERE given;
COMMENT ON TABLE analysis_consents IS 'Whether a person agreed that own cases are analysed for improvement, as home told last.';

-- (from, to, product lines). Runs as its owner, like company_matching: the role that asks it has no right on any table of
-- cases, people or companies, and so can join nothing to what is answered. Nothing is answered that fewer than three people
-- reported of a model: an error number is typed by people, and what three of them typed alike names none of them.
-- A withdrawal waits for the lock that is taken here, so when it is acknowledged nobody still reads what it ended.
CREATE FUNCTION improvement_cases(date, date, text[])
  RETURNS TABLE (product_line text, model text, software text, error_number text, month date, severity text,
    cause_code text, remedy_code text, cases bigint)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('improvement analysis'));
    PERFORM set_config('app.maintenance', 'on', true);
    RETURN QUERY
      WITH agreed AS MATERIALIZED (
        SELECT a.person_id, c.product_line, c.model, c.error_number, c.severity, c.cause_code, c.remedy_code,
          coalesce(c.control_software, u.software_version) AS software,
          date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Shanghai')::date AS month
        FROM public.analysis_consents a
        JOIN public.memberships m ON m.person_id = a.person_id
        JOIN public.cases c ON c.company_id = m.company_id AND c.opened_by = m.membership_id
        JOIN public.machines u ON u.company_id = c.company_id AND u.machine_id = c.machine_id
        WHERE a.given AND c.error_number IS NOT NULL AND c.product_line = ANY ($3)
          AND c.opened_at >= $1::timestamp AT TIME ZONE 'Asia/Shanghai'
          AND c.opened_at < ($2 + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      ), repeated AS (
        SELECT g.model, g.error_number FROM agreed g GROUP BY g.model, g.error_number
        HAVING count(DISTINCT g.person_id) >= 3
      )
      SELECT g.product_line, g.model, g.software, g.error_number, g.month, g.severity, g.cause_code, g.remedy_code, count(*)
      FROM agreed g JOIN repeated r ON r.model = g.model AND r.error_number = g.error_number
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    PERFORM set_config('app.maintenance', '', true);
  END $$;
COMMENT ON FUNCTION improvement_cases(date, date, text[]) IS
  'Errors that at least three people who agreed reported of a model, by month; nobody, no company, no text.';

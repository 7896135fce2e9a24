-- Why: a case that goes on in another is one fault told twice; it was counted as two (S2.5).
-- Lock: replaces a function, nothing waits.
-- Undo: make the function again as in 0091.

-- As in 0091, but a merged case is counted with the case it goes on in. Who reported it has seen the error all the same, and
-- is one of the three people.
CREATE OR REPLACE FUNCTION improvement_cases(date, date, text[])
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
          c.goes_on_in IS NOT NULL AS is_merged,
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
      WHERE NOT g.is_merged
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    PERFORM set_config('app.maintenance', '', true);
  END $$;

-- Why: a company leaves: nothing new begins, its data are handed out, then all access ends.
-- Lock: a new table only; company_matching is replaced in a moment.
-- Undo: make company_matching again as in 0003; DROP TABLE company_departures.

CREATE TABLE company_departures (
  company_id uuid NOT NULL,
  departure_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  started_by uuid NOT NULL,
  taken_back_at timestamptz,
  taken_back_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  CONSTRAINT company_departures__company_id__departure_id PRIMARY KEY (company_id, departure_id),
  CONSTRAINT company_departures__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT company_departures__started_by__staff_members FOREIGN KEY (started_by) REFERENCES staff_members (staff_id),
  CONSTRAINT company_departures__taken_back_by__staff_members
    FOREIGN KEY (taken_back_by) REFERENCES staff_members (staff_id),
  CONSTRAINT company_departures__ended_by__staff_members FOREIGN KEY (ended_by) REFERENCES staff_members (staff_id),
  CONSTRAINT company_departures__end CHECK (taken_back_at IS NULL OR ended_at IS NULL)
);
CREATE UNIQUE INDEX company_departures__company_id ON company_departures (company_id) WHERE taken_back_at IS NULL;
COMMENT ON TABLE company_departures IS 'A company leaves: begun, perhaps taken back, or ended for good.';

-- A company that leaves is found by nobody who wishes to join: it answers like a wrong number.
CREATE OR REPLACE FUNCTION company_matching(text, text) RETURNS uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE answer uuid;
  BEGIN
    PERFORM set_config('app.maintenance', 'on', true);
    SELECT r.company_id INTO answer
    FROM public.machine_registry AS r JOIN public.companies AS c ON c.company_id = r.company_id
    WHERE c.customer_number = $1 AND r.machine_number = $2
      AND NOT EXISTS (SELECT 1 FROM public.company_departures AS d
        WHERE d.company_id = c.company_id AND d.taken_back_at IS NULL);
    PERFORM set_config('app.maintenance', '', true);
    RETURN answer;
  END $$;

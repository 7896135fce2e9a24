-- Why: which machines there are and whose they are; and the one question a person who is in no company may ask.
-- Lock: new tables only, nothing waits.
-- Undo: DROP FUNCTION company_matching; DROP TABLE machine_registry, machines.

CREATE TABLE machines (
  company_id uuid NOT NULL,
  machine_id uuid NOT NULL,
  machine_number text NOT NULL,
  product_line text NOT NULL,
  model text NOT NULL,
  site text NOT NULL,
  delivered_on date,
  warranty_until date,
  software_version text,
  CONSTRAINT machines__company_id__machine_id PRIMARY KEY (company_id, machine_id),
  CONSTRAINT machines__company_id__machine_number UNIQUE (company_id, machine_number),
  CONSTRAINT machines__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT machines__product_line CHECK (product_line IN ('machine-tool', 'laser'))
);
COMMENT ON TABLE machines IS 'One delivered unit, machine tool or laser, with its number.';

CREATE TABLE machine_registry (
  machine_number text NOT NULL,
  company_id uuid NOT NULL,
  machine_id uuid NOT NULL,
  product_line text NOT NULL,
  CONSTRAINT machine_registry__machine_number PRIMARY KEY (machine_number),
  CONSTRAINT machine_registry__company_id__machine_id__machines
    FOREIGN KEY (company_id, machine_id) REFERENCES machines (company_id, machine_id)
);
COMMENT ON TABLE machine_registry IS 'Machine number to company, across all companies.';

-- Runs as its owner, who reaches rows only under app.maintenance; the setting is taken back before it answers. It answers
-- one id or nothing, so that a wrong customer number, a wrong machine number and a wrong pair cannot be told apart (S2.1).
-- (A SET clause would be shorter, but only a superuser may attach a setting of our own to a function.)
CREATE FUNCTION company_matching(text, text) RETURNS uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE answer uuid;
  BEGIN
    PERFORM set_config('app.maintenance', 'on', true);
    SELECT r.company_id INTO answer
    FROM public.machine_registry AS r JOIN public.companies AS c ON c.company_id = r.company_id
    WHERE c.customer_number = $1 AND r.machine_number = $2;
    PERFORM set_config('app.maintenance', '', true);
    RETURN answer;
  END $$;
COMMENT ON FUNCTION company_matching(text, text) IS 'The company that has both this customer number and this machine number.';

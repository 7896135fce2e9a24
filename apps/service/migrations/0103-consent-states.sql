-- Why: the service region holds itself to every consent that home told, the transfer first: nothing is read or written for a
--   person who withdrew it, whatever token is still about (S5.2, S7.2, privacy.md §2).
-- Lock: one small table for a moment.
-- Undo: DROP FUNCTION require_consent(uuid, text, timestamptz, boolean); remove the rows of other kinds, drop the column kind
--   and name the table, key and index as before; make improvement_cases as in 0096.

ALTER TABLE analysis_consents RENAME TO consent_states;
ALTER TABLE consent_states ADD COLUMN kind text NOT NULL DEFAULT 'improvement-analysis';
ALTER TABLE consent_states ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE consent_states DROP CONSTRAINT analysis_consents__person_id;
ALTER TABLE consent_states ADD CONSTRAINT consent_states__person_id__kind PRIMARY KEY (person_id, kind);
ALTER TABLE consent_states ADD CONSTRAINT consent_states__kind
  CHECK (kind IN ('cross-border', 'improvement-analysis', 'extra-notices'));
DROP INDEX analysis_consents__given;
CREATE INDEX consent_states__given ON consent_states (kind, person_id) WHERE given;
COMMENT ON TABLE consent_states IS 'Where a person stands with the transfer and what is optional, as home told last.';

-- (person, kind, the yes that the caller's token was issued for, whether to hold). A yes is known here by the first token that
-- carries it; a later no, told by home, wins over every token issued before it. Raises, because behind a SELECT that finds
-- nothing a pipelined INSERT would go on. Asked for oneself only: the person must be the one of the transaction.
CREATE FUNCTION require_consent(uuid, text, timestamptz, boolean) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    stands boolean;
    since timestamptz;
  BEGIN
    IF $1 IS DISTINCT FROM nullif(current_setting('app.person_id', true), '')::uuid THEN
      RAISE EXCEPTION 'a consent is asked for oneself' USING ERRCODE = 'SC001';
    END IF;
    PERFORM set_config('app.maintenance', 'on', true);
    IF $4 THEN
      SELECT given, decided_at INTO stands, since FROM public.consent_states WHERE person_id = $1 AND kind = $2 FOR SHARE;
    ELSE
      SELECT given, decided_at INTO stands, since FROM public.consent_states WHERE person_id = $1 AND kind = $2;
    END IF;
    IF since IS NULL OR since < $3 THEN
      INSERT INTO public.consent_states AS s (person_id, kind, given, decided_at, event_id)
      VALUES ($1, $2, true, $3, gen_random_uuid())
      ON CONFLICT (person_id, kind) DO UPDATE SET given = true, decided_at = excluded.decided_at, event_id = excluded.event_id
      WHERE s.decided_at < excluded.decided_at;
      -- Somebody else may have been faster, with a no.
      SELECT given INTO stands FROM public.consent_states WHERE person_id = $1 AND kind = $2 FOR SHARE;
    END IF;
    PERFORM set_config('app.maintenance', '', true);
    IF NOT stands THEN
      RAISE EXCEPTION 'the consent was withdrawn' USING ERRCODE = 'SC001';
    END IF;
  END $$;
COMMENT ON FUNCTION require_consent(uuid, text, timestamptz, boolean) IS
  'Fails the transaction unless the consent of the person who asks stands.';

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
        FROM public.consent_states a
        JOIN public.memberships m ON m.person_id = a.person_id
        JOIN public.cases c ON c.company_id = m.company_id AND c.opened_by = m.membership_id
        JOIN public.machines u ON u.company_id = c.company_id AND u.machine_id = c.machine_id
        WHERE a.kind = 'improvement-analysis' AND a.given AND c.error_number IS NOT NULL AND c.product_line = ANY ($3)
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

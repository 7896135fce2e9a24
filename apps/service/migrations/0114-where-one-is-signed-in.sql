-- Why: staff see where they are signed in (S2.8); and a sign-in that a customer ends at home ends here at once: tokens of the
--   person that home made before are refused, whatever is left of their five minutes, and each browser that is still
--   signed in fetches a new one. require_consent, which every request of a customer asks first, looks for it, so that no
--   request costs a question more. It is as in 0103 beside that.
-- Lock: columns with a constant default, a new table, a function.
-- Undo: the body of require_consent as in 0103; DROP TABLE ended_tokens; ALTER TABLE staff_sessions DROP COLUMN address,
--   DROP COLUMN software, DROP COLUMN is_new.
ALTER TABLE staff_sessions ADD COLUMN address text NOT NULL DEFAULT 'unknown',
  ADD COLUMN software text NOT NULL DEFAULT '?', ADD COLUMN is_new boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT staff_sessions__address CHECK (address ~ '^(\d+\.\d+\.\d+\.0|[0-9a-f:]*::|unknown)$');

CREATE TABLE ended_tokens (
  person_id uuid NOT NULL,
  ended_at timestamptz NOT NULL,
  CONSTRAINT ended_tokens__person_id PRIMARY KEY (person_id)
);
COMMENT ON TABLE ended_tokens IS 'Whose tokens from before a moment are refused: they ended a sign-in at home; removed when such tokens have ended.';

CREATE OR REPLACE FUNCTION require_consent(uuid, text, timestamptz, boolean) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    stands boolean;
    since timestamptz;
    made timestamptz := nullif(current_setting('app.token_made_at', true), '')::timestamptz;
  BEGIN
    IF $1 IS DISTINCT FROM nullif(current_setting('app.person_id', true), '')::uuid THEN
      RAISE EXCEPTION 'a consent is asked for oneself' USING ERRCODE = 'SC001';
    END IF;
    PERFORM set_config('app.maintenance', 'on', true);
    IF made IS NOT NULL AND EXISTS (SELECT 1 FROM public.ended_tokens e WHERE e.person_id = $1 AND e.ended_at >= made) THEN
      RAISE EXCEPTION 'the sign-in was ended' USING ERRCODE = 'SC002';
    END IF;
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

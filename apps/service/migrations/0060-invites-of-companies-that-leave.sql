-- Why: an invite lets nobody into a company that leaves, and one that is taken back while somebody is coming by it finds
--   whoever came: the invite is held from being read to being used.
-- Lock: none, two functions are replaced.
-- Undo: make both again as in 0030.

CREATE OR REPLACE FUNCTION invite_shown(uuid, bytea, timestamptz) RETURNS TABLE (company_name text, role text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM set_config('app.maintenance', 'on', true);
    RETURN QUERY
      SELECT c.name, i.role FROM public.company_invites AS i JOIN public.companies AS c ON c.company_id = i.company_id
      WHERE i.company_id = $1 AND i.token_hash = $2 AND i.withdrawn_at IS NULL AND i.expires_at > $3
        AND NOT EXISTS (SELECT 1 FROM public.company_departures AS d
          WHERE d.company_id = i.company_id AND d.taken_back_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM public.company_invite_uses AS u
          WHERE u.company_id = i.company_id AND u.invite_id = i.invite_id);
    PERFORM set_config('app.maintenance', '', true);
  END $$;

-- (company, hash of the token, person, membership to be, its label, now). The company is held before the invite, in the
-- order in which a departure holds them. A person who sends the same link again is told that it is done. The caller rolls
-- back whatever does not end in `done`.
CREATE OR REPLACE FUNCTION redeem_invite(uuid, bytea, uuid, uuid, text, timestamptz)
  RETURNS TABLE (outcome text, membership_id uuid, invite_id uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    invite record;
    placed integer;
    taken integer;
  BEGIN
    PERFORM set_config('app.maintenance', 'on', true);
    PERFORM 1 FROM public.companies AS c WHERE c.company_id = $1 FOR KEY SHARE;
    SELECT i.invite_id, i.role, i.made_by, i.withdrawn_at IS NULL AND i.expires_at > $6
        AND NOT EXISTS (SELECT 1 FROM public.company_departures AS d
          WHERE d.company_id = $1 AND d.taken_back_at IS NULL) AS is_good
      INTO invite FROM public.company_invites AS i WHERE i.company_id = $1 AND i.token_hash = $2 FOR UPDATE OF i;
    IF invite.invite_id IS NULL THEN
      outcome := 'gone';
    ELSE
      IF invite.is_good THEN
        INSERT INTO public.memberships (company_id, membership_id, person_id, role, label, may_open_cases, since)
          VALUES ($1, $4, $3, invite.role, $5, true, $6) ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS placed = ROW_COUNT;
      ELSE
        placed := 0;
      END IF;
      IF placed = 0 THEN
        SELECT 'done', m.membership_id INTO outcome, membership_id
          FROM public.company_invite_uses AS u JOIN public.memberships AS m
            ON m.company_id = u.company_id AND m.membership_id = u.membership_id
          WHERE u.company_id = $1 AND u.invite_id = invite.invite_id AND m.person_id = $3 AND m.left_at IS NULL;
        outcome := coalesce(outcome, CASE WHEN invite.is_good THEN 'already' ELSE 'gone' END);
      ELSE
        INSERT INTO public.company_invite_uses (company_id, invite_id, membership_id, used_at)
          VALUES ($1, invite.invite_id, $4, $6) ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS taken = ROW_COUNT;
        INSERT INTO public.membership_registry (person_id, company_id, membership_id) VALUES ($3, $1, $4)
          ON CONFLICT ON CONSTRAINT membership_registry__person_id__company_id
          DO UPDATE SET membership_id = excluded.membership_id;
        INSERT INTO public.membership_changes (company_id, change_id, membership_id, kind, at, author_membership_id)
          VALUES ($1, $4, $4, 'invited', $6, invite.made_by);
        outcome := CASE WHEN taken = 1 THEN 'done' ELSE 'gone' END;
        membership_id := $4;
      END IF;
      invite_id := invite.invite_id;
    END IF;
    PERFORM set_config('app.maintenance', '', true);
    RETURN NEXT;
  END $$;

-- Why: a person may be in several companies; a company admin invites, lets in and removes colleagues by itself.
-- Lock: memberships, membership_registry and join_requests for a moment; the new key of the registry is built over one
--   row a person.
-- Undo: DROP FUNCTION redeem_invite, invite_shown; DROP TABLE company_invite_uses, company_invites, membership_changes;
--   drop the new columns; make the key of the registry person_id again (only while nobody is in two companies).

ALTER TABLE membership_registry DROP CONSTRAINT membership_registry__person_id;
ALTER TABLE membership_registry
  ADD CONSTRAINT membership_registry__person_id__company_id PRIMARY KEY (person_id, company_id);
COMMENT ON TABLE membership_registry IS 'Which companies a person is in; one row a person and company.';

-- What the company admin reads of a joiner is what the joiner sent, not the profile: that stays with person and maker.
ALTER TABLE join_requests ADD COLUMN person_name text, ADD COLUMN person_position text, ADD COLUMN decided_by_member uuid;
ALTER TABLE join_requests ADD CONSTRAINT join_requests__company_id__decided_by_member__memberships
  FOREIGN KEY (company_id, decided_by_member) REFERENCES memberships (company_id, membership_id);

CREATE TABLE membership_changes (
  company_id uuid NOT NULL,
  change_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  author_membership_id uuid,
  author_staff_id uuid,
  role text,
  may_open_cases boolean,
  CONSTRAINT membership_changes__company_id__change_id PRIMARY KEY (company_id, change_id),
  CONSTRAINT membership_changes__company_id__membership_id__memberships
    FOREIGN KEY (company_id, membership_id) REFERENCES memberships (company_id, membership_id),
  CONSTRAINT membership_changes__company_id__author_membership_id__memberships
    FOREIGN KEY (company_id, author_membership_id) REFERENCES memberships (company_id, membership_id),
  CONSTRAINT membership_changes__author_staff_id__staff_members
    FOREIGN KEY (author_staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT membership_changes__author CHECK (num_nonnulls(author_membership_id, author_staff_id) = 1),
  CONSTRAINT membership_changes__kind CHECK (kind IN ('admitted', 'invited', 'role', 'case-opening', 'left')),
  CONSTRAINT membership_changes__role CHECK (role IN ('member', 'company-admin')),
  CONSTRAINT membership_changes__kind__role CHECK ((kind = 'role') = (role IS NOT NULL)),
  CONSTRAINT membership_changes__kind__may_open_cases CHECK ((kind = 'case-opening') = (may_open_cases IS NOT NULL))
);
CREATE INDEX membership_changes__company_id__membership_id ON membership_changes (company_id, membership_id, at);
COMMENT ON TABLE membership_changes IS 'Facts about a membership, each with author and time.';

CREATE TABLE company_invites (
  company_id uuid NOT NULL,
  invite_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  role text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  CONSTRAINT company_invites__company_id__invite_id PRIMARY KEY (company_id, invite_id),
  CONSTRAINT company_invites__company_id__token_hash UNIQUE (company_id, token_hash),
  CONSTRAINT company_invites__company_id__made_by__memberships
    FOREIGN KEY (company_id, made_by) REFERENCES memberships (company_id, membership_id),
  CONSTRAINT company_invites__company_id__withdrawn_by__memberships
    FOREIGN KEY (company_id, withdrawn_by) REFERENCES memberships (company_id, membership_id),
  CONSTRAINT company_invites__role CHECK (role IN ('member', 'company-admin')),
  CONSTRAINT company_invites__token_hash__length CHECK (octet_length(token_hash) = 32)
);
COMMENT ON TABLE company_invites IS 'A link into a company, bound to company and role, for one use within seven days.';

-- The key is what makes an invite good for one use: a second row of the same invite cannot be.
CREATE TABLE company_invite_uses (
  company_id uuid NOT NULL,
  invite_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  used_at timestamptz NOT NULL,
  CONSTRAINT company_invite_uses__company_id__invite_id PRIMARY KEY (company_id, invite_id),
  CONSTRAINT company_invite_uses__company_id__invite_id__company_invites
    FOREIGN KEY (company_id, invite_id) REFERENCES company_invites (company_id, invite_id),
  CONSTRAINT company_invite_uses__company_id__membership_id__memberships
    FOREIGN KEY (company_id, membership_id) REFERENCES memberships (company_id, membership_id)
);
COMMENT ON TABLE company_invite_uses IS 'Who came by which invite.';

-- Both functions run as their owner, like company_matching: whoever holds a link is not in the company yet, so no policy
-- lets that person see it. They answer only to the hash of a token of 256 bits, and take the maintenance setting back.
CREATE FUNCTION invite_shown(uuid, bytea, timestamptz) RETURNS TABLE (company_name text, role text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM set_config('app.maintenance', 'on', true);
    RETURN QUERY
      SELECT c.name, i.role FROM public.company_invites AS i JOIN public.companies AS c ON c.company_id = i.company_id
      WHERE i.company_id = $1 AND i.token_hash = $2 AND i.withdrawn_at IS NULL AND i.expires_at > $3
        AND NOT EXISTS (SELECT 1 FROM public.company_invite_uses AS u
          WHERE u.company_id = i.company_id AND u.invite_id = i.invite_id);
    PERFORM set_config('app.maintenance', '', true);
  END $$;
COMMENT ON FUNCTION invite_shown(uuid, bytea, timestamptz) IS 'The company and role of an invite that is still good.';

-- (company, hash of the token, person, membership to be, its label, now). A person who sends the same link again is told
-- that it is done. The caller rolls back whatever does not end in `done`.
CREATE FUNCTION redeem_invite(uuid, bytea, uuid, uuid, text, timestamptz)
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
    SELECT i.invite_id, i.role, i.made_by, i.withdrawn_at IS NULL AND i.expires_at > $6 AS is_good INTO invite
      FROM public.company_invites AS i WHERE i.company_id = $1 AND i.token_hash = $2;
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
COMMENT ON FUNCTION redeem_invite(uuid, bytea, uuid, uuid, text, timestamptz) IS
  'Makes whoever holds a good invite a member: once, whatever happens at the same moment.';

-- Why: an administrator restricted to areas or product lines could give all of them to themselves or to others, let themselves
--   in as somebody who has more, or end them. Nobody gives what they do not have any more, and an administrator who has
--   everything is never the last one to. The role of the desk could also end, or take the end back from, sessions of anybody:
--   it writes no end of a session any more (grants follow the data map), two functions do.
-- Lock: functions only.
-- Undo: make the functions of 0125 again, give `staff` its UPDATE of staff_sessions.ended_at back in the data map, then
--   DROP FUNCTION end_own_sessions, end_staff_sessions, require_within_reach, require_everything_left, staff_reach, reach_words.

-- (own product lines, own areas, product lines of the team, areas of the team)
CREATE FUNCTION reach_words(text[], text[], text[], text[]) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ARRAY(
    SELECT 'line ' || l FROM unnest($1) AS l WHERE l = ANY ($3)
    UNION SELECT 'areas to come' WHERE 'all' = ANY ($2) AND 'all' = ANY ($4)
    UNION SELECT 'area ' || a.area FROM public.areas AS a
      WHERE ('all' = ANY ($2) OR a.area = ANY ($2)) AND ('all' = ANY ($4) OR a.area = ANY ($4)))
$$;
COMMENT ON FUNCTION reach_words(text[], text[], text[], text[]) IS
  'What comes of the restrictions of somebody and of their team, as words that can be compared.';

CREATE FUNCTION staff_reach(uuid) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT public.reach_words(m.product_lines, m.areas, t.product_lines, t.areas)
  FROM public.staff_members AS m JOIN public.teams AS t ON t.team_id = m.team_id WHERE m.staff_id = $1
$$;
COMMENT ON FUNCTION staff_reach(uuid) IS 'What somebody of the maker works for, as words that can be compared; null for nobody.';

-- (administrator, what is given or taken)
CREATE FUNCTION require_within_reach(uuid, text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT coalesce($2, '{}') <@ public.staff_reach($1) THEN
    RAISE EXCEPTION 'nobody gives or takes what they do not have' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;
COMMENT ON FUNCTION require_within_reach(uuid, text[]) IS 'Fails for what an administrator does not have.';

-- Whoever is restricted reaches nobody who is not, so only somebody who had everything can be the last who did.
-- (what the administrator had before)
CREATE FUNCTION require_everything_left(text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  everything text[] := public.reach_words('{machine-tool,laser}', '{all}', '{machine-tool,laser}', '{all}');
BEGIN
  IF everything <@ $1 AND NOT EXISTS (SELECT FROM public.staff_members AS m
    WHERE 'administrator' = ANY (m.roles) AND m.left_at IS NULL AND everything <@ public.staff_reach(m.staff_id))
  THEN
    RAISE EXCEPTION 'an administrator for everything must be left' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;
COMMENT ON FUNCTION require_everything_left(text[]) IS
  'Fails when somebody who had everything leaves no administrator who has.';

-- As in 0125, but administrators are held first, in their order: of two who restrict each other, one comes second and sees it.
CREATE OR REPLACE FUNCTION administrator_of(bytea) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid;
BEGIN
  PERFORM public.administrators_held();
  -- Row security binds the owner too.
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT m.staff_id INTO administrator FROM public.staff_sessions AS s
    JOIN public.staff_members AS m ON m.staff_id = s.staff_id
    WHERE s.token_hash = sha256($1) AND s.ended_at IS NULL AND m.left_at IS NULL AND 'administrator' = ANY (m.roles)
    FOR UPDATE OF m;
  PERFORM set_config('app.maintenance', '', true);
  IF administrator IS NULL THEN
    RAISE EXCEPTION 'rights of staff are written by administrators' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN administrator;
END $$;

-- (proof, staff member, name, team, roles, product lines, areas, now)
CREATE OR REPLACE FUNCTION write_staff_account(bytea, uuid, text, uuid, text[], text[], text[], timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
  had text[];
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  IF administrator = $2 AND (NOT 'administrator' = ANY ($5) OR ('privacy-officer' = ANY ($5)
    AND NOT EXISTS (SELECT FROM public.staff_members AS m WHERE m.staff_id = $2 AND 'privacy-officer' = ANY (m.roles))))
  THEN
    RAISE EXCEPTION 'nobody changes this about themselves' USING ERRCODE = 'insufficient_privilege';
  END IF;
  had := public.staff_reach(administrator);
  PERFORM public.require_within_reach(administrator, public.staff_reach($2));
  PERFORM public.require_within_reach(administrator, (SELECT public.reach_words($6, $7, t.product_lines, t.areas)
    FROM public.teams AS t WHERE t.team_id = $4));
  INSERT INTO public.staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
    VALUES ($2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, team_id = excluded.team_id, roles = excluded.roles,
      product_lines = excluded.product_lines, areas = excluded.areas;
  PERFORM public.require_everything_left(had);
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Whoever gives a way in could go in themselves. (proof, staff member, login name)
CREATE OR REPLACE FUNCTION invite_staff_account(bytea, uuid, text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  PERFORM public.require_within_reach(administrator, public.staff_reach($2));
  UPDATE public.staff_members SET login_name = $3, left_at = NULL WHERE staff_id = $2;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- (proof, staff member, now)
CREATE OR REPLACE FUNCTION end_staff_account(bytea, uuid, timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
BEGIN
  IF administrator = $2 THEN
    RAISE EXCEPTION 'nobody ends their own account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  PERFORM public.require_within_reach(administrator, public.staff_reach($2));
  UPDATE public.staff_members SET left_at = $3 WHERE staff_id = $2 AND left_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- (proof, team, name, product lines, areas); false when another team has the name.
CREATE OR REPLACE FUNCTION write_team(bytea, uuid, text, text[], text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
  had text[];
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  had := public.staff_reach(administrator);
  PERFORM public.require_within_reach(administrator,
    (SELECT public.reach_words(t.product_lines, t.areas, t.product_lines, t.areas) FROM public.teams AS t
      WHERE t.team_id = $2));
  PERFORM public.require_within_reach(administrator, public.reach_words($4, $5, $4, $5));
  IF EXISTS (SELECT FROM public.teams AS t WHERE t.name = $3 AND t.team_id <> $2) THEN
    PERFORM set_config('app.maintenance', '', true);
    RETURN false;
  END IF;
  INSERT INTO public.teams (team_id, name, product_lines, areas) VALUES ($2, $3, $4, $5)
    ON CONFLICT (team_id) DO UPDATE SET name = excluded.name, product_lines = excluded.product_lines,
      areas = excluded.areas;
  PERFORM public.require_everything_left(had);
  PERFORM set_config('app.maintenance', '', true);
  RETURN true;
END $$;

-- The regions of an area decide where companies to come will lie: of an area that one does not have, and of one that nobody
-- has yet, they are written by whoever has all. (proof, area, names in Chinese, English and German, regions)
CREATE OR REPLACE FUNCTION write_area(bytea, text, text, text, text, text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  PERFORM public.require_within_reach(administrator, ARRAY[CASE
    WHEN EXISTS (SELECT FROM public.areas AS a WHERE a.area = $2) THEN 'area ' || $2 ELSE 'areas to come' END]);
  INSERT INTO public.areas (area, name_zh, name_en, name_de, regions, place)
    VALUES ($2, $3, $4, $5, $6, (SELECT coalesce(max(a.place), 0) + 1 FROM public.areas AS a))
    ON CONFLICT (area) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
      name_de = excluded.name_de, regions = excluded.regions;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- (proof, one session or null, all but this session or null, now); which sessions ended.
CREATE FUNCTION end_own_sessions(bytea, uuid, uuid, timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY UPDATE public.staff_sessions AS s SET ended_at = $4
    WHERE s.ended_at IS NULL AND (s.session_id = $2 OR s.session_id <> $3)
      AND s.staff_id = (SELECT own.staff_id FROM public.staff_sessions AS own
        WHERE own.token_hash = sha256($1) AND own.ended_at IS NULL)
    RETURNING s.session_id;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION end_own_sessions(bytea, uuid, uuid, timestamptz) IS
  'Ends one session, or all but one, of whoever has the session that this proof is of; answers which.';

-- (proof, staff member, now); which sessions ended.
CREATE FUNCTION end_staff_sessions(bytea, uuid, timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  PERFORM public.require_within_reach(administrator, public.staff_reach($2));
  RETURN QUERY UPDATE public.staff_sessions AS s SET ended_at = $3
    WHERE s.ended_at IS NULL AND s.staff_id = $2 RETURNING s.session_id;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION end_staff_sessions(bytea, uuid, timestamptz) IS
  'Ends all sessions of somebody of the maker, for an administrator; answers which.';

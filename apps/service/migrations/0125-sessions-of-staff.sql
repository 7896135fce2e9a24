-- Why: the functions that write rights of staff asked for the id of a session of an administrator, which the role of the desk
--   reads in every row; they ask for a proof now whose hash alone stands there. The role of the desk makes no session any
--   more either (grants follow the data map): `sign_in` does, on the way back from the staff sign-in.
-- Lock: functions only. Rows of sessions keep another hash than before, so staff sign in once more.
-- Undo: make the functions of 0121 again, give `staff` its INSERT back in the data map.

DROP FUNCTION write_staff_account(uuid, uuid, text, uuid, text[], text[], text[], timestamptz);
DROP FUNCTION invite_staff_account(uuid, uuid, text);
DROP FUNCTION end_staff_account(uuid, uuid, timestamptz);
DROP FUNCTION write_team(uuid, uuid, text, text[], text[]);
DROP FUNCTION write_area(uuid, text, text, text, text, text[]);
DROP FUNCTION administrator_of(uuid);

-- Whose session a proof belongs to, if that is an administrator on duty; the row is held until the transaction ends. Times
-- are the caller's, who has looked at them: the clock of a test is not the database's.
CREATE FUNCTION administrator_of(bytea) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid;
BEGIN
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
COMMENT ON FUNCTION administrator_of(bytea) IS 'Which administrator on duty has the session that this proof is of; fails when none has.';

-- (proof, staff member, name, team, roles, product lines, areas, now)
CREATE FUNCTION write_staff_account(bytea, uuid, text, uuid, text[], text[], text[], timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  administrator uuid := public.administrator_of($1);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  IF administrator = $2 AND (NOT 'administrator' = ANY ($5) OR ('privacy-officer' = ANY ($5)
    AND NOT EXISTS (SELECT FROM public.staff_members AS m WHERE m.staff_id = $2 AND 'privacy-officer' = ANY (m.roles))))
  THEN
    RAISE EXCEPTION 'nobody changes this about themselves' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO public.staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
    VALUES ($2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, team_id = excluded.team_id, roles = excluded.roles,
      product_lines = excluded.product_lines, areas = excluded.areas;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION write_staff_account(bytea, uuid, text, uuid, text[], text[], text[], timestamptz) IS
  'Adds somebody of the maker, or changes what they are.';

-- (proof, staff member, login name)
CREATE FUNCTION invite_staff_account(bytea, uuid, text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM public.administrator_of($1);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE public.staff_members SET login_name = $3, left_at = NULL WHERE staff_id = $2;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION invite_staff_account(bytea, uuid, text) IS 'Gives somebody of the maker a way in, under this name.';

-- (proof, staff member, now)
CREATE FUNCTION end_staff_account(bytea, uuid, timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF public.administrator_of($1) = $2 THEN
    RAISE EXCEPTION 'nobody ends their own account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE public.staff_members SET left_at = $3 WHERE staff_id = $2 AND left_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION end_staff_account(bytea, uuid, timestamptz) IS 'Somebody of the maker leaves.';

-- (proof, team, name, product lines, areas); false when another team has the name.
CREATE FUNCTION write_team(bytea, uuid, text, text[], text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM public.administrator_of($1);
  PERFORM set_config('app.maintenance', 'on', true);
  IF EXISTS (SELECT FROM public.teams AS t WHERE t.name = $3 AND t.team_id <> $2) THEN
    PERFORM set_config('app.maintenance', '', true);
    RETURN false;
  END IF;
  INSERT INTO public.teams (team_id, name, product_lines, areas) VALUES ($2, $3, $4, $5)
    ON CONFLICT (team_id) DO UPDATE SET name = excluded.name, product_lines = excluded.product_lines,
      areas = excluded.areas;
  PERFORM set_config('app.maintenance', '', true);
  RETURN true;
END $$;
COMMENT ON FUNCTION write_team(bytea, uuid, text, text[], text[]) IS 'Adds a team, or changes what it works for.';

-- (proof, area, names in Chinese, English and German, regions)
CREATE FUNCTION write_area(bytea, text, text, text, text, text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM public.administrator_of($1);
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO public.areas (area, name_zh, name_en, name_de, regions, place)
    VALUES ($2, $3, $4, $5, $6, (SELECT coalesce(max(a.place), 0) + 1 FROM public.areas AS a))
    ON CONFLICT (area) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
      name_de = excluded.name_de, regions = excluded.regions;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION write_area(bytea, text, text, text, text, text[]) IS
  'Adds an area at the end, or changes it where it stands.';

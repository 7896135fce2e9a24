-- Why: drop_access_log_partitions believed the moment that its caller named, so that whoever may call it could name a later
--   one and have months dropped that the law wants kept. It believes the database's own clock now, and a caller's moment
--   only where it is earlier; the owner alone, who runs migrations and could drop the table anyhow, may name a later one.
--   misuse_by_day counts what is conspicuous, so that figures can be told elsewhere by roles that may not read a line.
--   The three databases carry the same text; a test holds them equal.
-- Lock: functions only.
-- Undo: DROP FUNCTION misuse_by_day; the body of drop_access_log_partitions as in 0105.

CREATE OR REPLACE FUNCTION drop_access_log_partitions(moment timestamptz, keep interval) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  name text;
  first_day timestamp;
  oldest timestamp;
  -- session_user is who signed in to the database: neither this function nor SET ROLE changes it.
  believed timestamptz := CASE WHEN session_user = current_user THEN moment ELSE least(moment, now()) END;
  today timestamp := believed AT TIME ZONE 'UTC';
BEGIN
  IF moment IS NULL THEN RAISE EXCEPTION 'without a moment nothing is dropped'; END IF;
  -- A comparison with null would let everything pass.
  IF keep IS NULL OR keep < interval '184 days' THEN RAISE EXCEPTION 'logs are kept for 184 days at least'; END IF;
  -- Row security binds the owner too; without this every month would look empty.
  PERFORM set_config('app.maintenance', 'on', true);
  FOR name IN SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.access_log'::regclass ORDER BY 1
  LOOP
    first_day := to_timestamp(right(name, 7), 'YYYY_MM')::timestamp;
    -- The youngest row a partition can hold lies at its end: it too is kept for 184 days.
    CONTINUE WHEN first_day + interval '1 month' + interval '184 days' > today;
    -- Through the parent: a partition has no policy of its own, so asked by itself it shows nothing.
    SELECT min(l.at) AT TIME ZONE 'UTC' INTO oldest FROM access_log l
      WHERE l.at >= first_day AT TIME ZONE 'UTC' AND l.at < (first_day + interval '1 month') AT TIME ZONE 'UTC';
    CONTINUE WHEN coalesce(oldest, first_day) + keep > today;
    EXECUTE format('DROP TABLE public.%I', name);
    RETURN NEXT name;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION drop_access_log_partitions(timestamptz, interval) IS
  'Drops partitions whose oldest row has reached its age by the clock of the database.';

CREATE FUNCTION misuse_by_day(since timestamptz, failed_from integer, missed_from integer, many_from integer)
RETURNS TABLE (day text, kind text, times integer, sources integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    WITH hours AS (
      SELECT (l.at AT TIME ZONE 'Asia/Shanghai')::date AS on_day, date_trunc('hour', l.at) AS hour, l.person_id,
        CASE WHEN l.person_id IS NULL THEN l.address END AS place, count(*) AS requests,
        count(*) FILTER (WHERE l.route IN ('signIn', 'staffSignIn') AND l.status IN (401, 429)) AS failed,
        count(*) FILTER (WHERE l.status = 404) AS missed
      FROM access_log l WHERE l.at >= since GROUP BY 1, 2, 3, 4),
    visitors AS (
      SELECT h.on_day, sum(h.requests) AS requests, max(h.requests) AS busiest, sum(h.failed) AS failed,
        sum(h.missed) AS missed
      FROM hours h GROUP BY h.on_day, h.person_id, h.place)
    SELECT to_char(v.on_day, 'YYYY-MM-DD'), k.kind, sum(k.times)::integer,
      (count(*) FILTER (WHERE k.is_conspicuous))::integer
    FROM visitors v CROSS JOIN LATERAL (VALUES
      ('failed-sign-ins', v.failed, v.failed >= failed_from),
      ('foreign-ids', v.missed, v.missed >= missed_from),
      ('volume', v.requests, v.busiest >= many_from)) AS k (kind, times, is_conspicuous)
    GROUP BY v.on_day, k.kind ORDER BY v.on_day, k.kind;
  PERFORM set_config('app.maintenance', '', true);
END $$;
COMMENT ON FUNCTION misuse_by_day(timestamptz, integer, integer, integer) IS
  'How often something conspicuous happened on a day of China, and how many visitors it came from; nothing of whom.';

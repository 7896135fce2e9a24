-- Why: the log of use (S2.8): one row a request, in monthly partitions that are dropped whole.
--   The three databases carry the same text; packages/platform/src/access-log holds them equal in a test.
-- Lock: new table and functions only.
-- Undo: DROP FUNCTION drop_access_log_partitions, make_access_log_partition; DROP TABLE access_log.

CREATE TABLE access_log (
  request_id uuid NOT NULL,
  at timestamptz NOT NULL,
  route text NOT NULL,
  method text NOT NULL,
  status smallint NOT NULL,
  duration_ms integer NOT NULL,
  bytes bigint NOT NULL,
  address text NOT NULL,
  software text NOT NULL,
  system text NOT NULL,
  person_kind text,
  person_id uuid,
  CONSTRAINT access_log__at__request_id PRIMARY KEY (at, request_id),
  CONSTRAINT access_log__person_kind CHECK (person_kind IN ('customer', 'staff')),
  CONSTRAINT access_log__person_kind__person_id CHECK ((person_kind IS NULL) = (person_id IS NULL)),
  -- S0.3: whoever is not signed in is written down with a shortened address, and the database holds whoever writes to it.
  CONSTRAINT access_log__address CHECK (person_id IS NOT NULL OR address ~ '^(\d+\.\d+\.\d+\.0|[0-9a-f:]*::|unknown)$')
) PARTITION BY RANGE (at);
COMMENT ON TABLE access_log IS 'One request: when, which declared operation, how it ended, from where, and by which random id.';

CREATE FUNCTION make_access_log_partition(moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  first_day timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
  name text := 'access_log_' || to_char(first_day, 'YYYY_MM');
BEGIN
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('access_log partitions'));
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.access_log FOR VALUES FROM (%L) TO (%L)', name,
    first_day AT TIME ZONE 'UTC', (first_day + interval '1 month') AT TIME ZONE 'UTC');
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('COMMENT ON TABLE public.%I IS %L', name, 'Requests of one month; reached through access_log alone.');
END $$;
COMMENT ON FUNCTION make_access_log_partition(timestamptz) IS 'Makes the partition of a month; audience roles own no table.';

CREATE FUNCTION drop_access_log_partitions(moment timestamptz, keep interval) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  name text;
  first_day timestamp;
  oldest timestamp;
  today timestamp := moment AT TIME ZONE 'UTC';
BEGIN
  IF keep < interval '184 days' THEN RAISE EXCEPTION 'logs are kept for 184 days at least'; END IF;
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
COMMENT ON FUNCTION drop_access_log_partitions(timestamptz, interval) IS 'Drops partitions whose oldest row has reached its age.';

-- Requests come before the job that makes partitions has run once.
SELECT make_access_log_partition(now()), make_access_log_partition(now() + interval '1 month');

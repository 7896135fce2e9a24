-- Database staff_realm: generated from the data maps, never written by hand.
GRANT USAGE ON SCHEMA public TO staff_identity, staff_worker;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
-- Nothing holds that is not granted below.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, staff_identity, staff_worker;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, staff_identity, staff_worker;
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1
  LOOP EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC, staff_identity, staff_worker', each.signature); END LOOP;
  FOR each IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' ORDER BY 2, 1
  LOOP EXECUTE format('DROP POLICY %I ON public.%I', each.policyname, each.tablename); END LOOP;
END $$;

-- access_log: One request: when, which declared operation, how it ended, from where, and by which random id; without one where nobody was signed in, and then the address is shortened.
-- all rows: Requests only add lines.
ALTER TABLE public.access_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_log FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.access_log FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (request_id, at, route, method, status, duration_ms, bytes, address, software, system, person_kind, person_id) ON public.access_log TO staff_identity;
CREATE POLICY staff_identity_rows ON public.access_log FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- audit_entries: Who did or saw what.
-- all rows: Requests only add rows.
ALTER TABLE public.audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.audit_entries FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO staff_identity;
CREATE POLICY staff_identity_rows ON public.audit_entries FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- known_devices: A browser in which an account has signed in before.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand.
ALTER TABLE public.known_devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.known_devices FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.known_devices FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, device_hash, first_seen_at, last_seen_at) ON public.known_devices TO staff_identity;
GRANT INSERT (account_id, device_hash, first_seen_at, last_seen_at) ON public.known_devices TO staff_identity;
GRANT UPDATE (last_seen_at) ON public.known_devices TO staff_identity;
GRANT DELETE ON public.known_devices TO staff_identity;
CREATE POLICY staff_identity_rows ON public.known_devices FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- oidc_records: What the OpenID provider remembers: found by hash, content encrypted.
-- all rows: Found by a hash that only the holder can show; what has ended is removed by a sweep over all rows.
ALTER TABLE public.oidc_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oidc_records FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.oidc_records FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (model, id_hash, uid_hash, grant_id, subject_id, client_id, payload, consumed_at, created_at, expires_at) ON public.oidc_records TO staff_identity;
GRANT INSERT (model, id_hash, uid_hash, grant_id, subject_id, client_id, payload, consumed_at, created_at, expires_at) ON public.oidc_records TO staff_identity;
GRANT UPDATE (uid_hash, grant_id, subject_id, client_id, payload, consumed_at, expires_at) ON public.oidc_records TO staff_identity;
GRANT DELETE ON public.oidc_records TO staff_identity;
CREATE POLICY staff_identity_rows ON public.oidc_records FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (expires_at) ON public.oidc_records TO staff_worker;
GRANT DELETE ON public.oidc_records TO staff_worker;
CREATE POLICY staff_worker_rows ON public.oidc_records FOR ALL TO staff_worker
  USING (true)
  WITH CHECK (true);

-- outbox_events: A business fact waiting to be told; ids only, and none once it was told.
-- all rows: Requests only add rows.
ALTER TABLE public.outbox_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox_events FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.outbox_events FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO staff_identity;
CREATE POLICY staff_identity_rows ON public.outbox_events FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- signing_keys: A key that signs tokens.
-- all rows: Keys belong to the realm, not to a person.
ALTER TABLE public.signing_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.signing_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.signing_keys FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (kid, private_key, published_at, signs_from) ON public.signing_keys TO staff_identity;
GRANT INSERT (kid, private_key, published_at, signs_from) ON public.signing_keys TO staff_identity;
GRANT DELETE ON public.signing_keys TO staff_identity;
CREATE POLICY staff_identity_rows ON public.signing_keys FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- staff_accounts: A staff member's way to sign in: password and authenticator.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand.
ALTER TABLE public.staff_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.staff_accounts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (staff_id, login_name, password_hash, totp_secret, last_totp_step, status, created_at) ON public.staff_accounts TO staff_identity;
GRANT INSERT (staff_id, login_name, password_hash, totp_secret, last_totp_step, status, created_at) ON public.staff_accounts TO staff_identity;
GRANT UPDATE (login_name, password_hash, totp_secret, last_totp_step, status) ON public.staff_accounts TO staff_identity;
CREATE POLICY staff_identity_rows ON public.staff_accounts FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- staff_invites: A staff member who may set a password and an authenticator by a link that is good once.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand.
ALTER TABLE public.staff_invites ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_invites FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.staff_invites FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (staff_id, login_name, token_hash, totp_secret, ends_at) ON public.staff_invites TO staff_identity;
GRANT INSERT (staff_id, login_name, token_hash, totp_secret, ends_at) ON public.staff_invites TO staff_identity;
GRANT UPDATE (login_name, token_hash, totp_secret, ends_at) ON public.staff_invites TO staff_identity;
GRANT DELETE ON public.staff_invites TO staff_identity;
CREATE POLICY staff_identity_rows ON public.staff_invites FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);

-- throttles: How often a thing was tried in a window of time, under a hash of its key.
-- all rows: Counts are found by the hash of their key.
ALTER TABLE public.throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.throttles FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.throttles FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO staff_identity;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO staff_identity;
GRANT UPDATE (times) ON public.throttles TO staff_identity;
CREATE POLICY staff_identity_rows ON public.throttles FOR ALL TO staff_identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (window_start) ON public.throttles TO staff_worker;
GRANT DELETE ON public.throttles TO staff_worker;
CREATE POLICY staff_worker_rows ON public.throttles FOR ALL TO staff_worker
  USING (true)
  WITH CHECK (true);

-- Functions
-- Drops months of the log of use whose oldest line is old enough, none that could hold a line of under 184 days (S2.8).
GRANT EXECUTE ON FUNCTION public.drop_access_log_partitions(timestamp with time zone, interval) TO staff_worker;
-- Makes the partition of a month of the log of use, ahead and should one be missing.
GRANT EXECUTE ON FUNCTION public.make_access_log_partition(timestamp with time zone) TO staff_identity, staff_worker;
-- How often something conspicuous happened on a day, and how many visitors it came from; nothing of whom.
GRANT EXECUTE ON FUNCTION public.misuse_by_day(timestamp with time zone, integer, integer, integer) TO staff_worker;

DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT polname, relname, md5(concat(pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))) AS made
    FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE relnamespace = 'public'::regnamespace ORDER BY 2, 1
  LOOP EXECUTE format('COMMENT ON POLICY %I ON public.%I IS %L', each.polname, each.relname, each.made); END LOOP;
END $$;

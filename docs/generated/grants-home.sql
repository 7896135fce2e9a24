-- Database home: generated from the data maps, never written by hand.
GRANT USAGE ON SCHEMA public TO identity, privacy, worker;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
-- Nothing holds that is not granted below.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, identity, privacy, worker;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, identity, privacy, worker;
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1
  LOOP EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC, identity, privacy, worker', each.signature); END LOOP;
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
GRANT INSERT (request_id, at, route, method, status, duration_ms, bytes, address, software, system, person_kind, person_id) ON public.access_log TO identity;
CREATE POLICY identity_rows ON public.access_log FOR ALL TO identity
  USING (true)
  WITH CHECK (true);

-- account_passwords: Argon2id hash of an account's password.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.
ALTER TABLE public.account_passwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.account_passwords FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.account_passwords FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, password_hash, changed_at) ON public.account_passwords TO identity;
GRANT INSERT (account_id, password_hash, changed_at) ON public.account_passwords TO identity;
GRANT UPDATE (password_hash, changed_at) ON public.account_passwords TO identity;
CREATE POLICY identity_rows ON public.account_passwords FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (account_id) ON public.account_passwords TO worker;
GRANT DELETE ON public.account_passwords TO worker;
CREATE POLICY worker_rows ON public.account_passwords FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- accounts: A customer's way to sign in.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended. It also writes the mails.
ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.accounts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, login_name, recovery_email, recovery_email_key, email_confirmed_at, status, language, created_at) ON public.accounts TO identity;
GRANT INSERT (account_id, login_name, recovery_email, recovery_email_key, email_confirmed_at, status, language, created_at) ON public.accounts TO identity;
GRANT UPDATE (email_confirmed_at, status, language) ON public.accounts TO identity;
CREATE POLICY identity_rows ON public.accounts FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (account_id, login_name, recovery_email, recovery_email_key, email_confirmed_at, status, language, created_at) ON public.accounts TO worker;
GRANT DELETE ON public.accounts TO worker;
CREATE POLICY worker_rows ON public.accounts FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- audit_entries: Who did or saw what.
-- all rows: Requests only add rows.
ALTER TABLE public.audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.audit_entries FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO identity;
CREATE POLICY identity_rows ON public.audit_entries FOR ALL TO identity
  USING (true)
  WITH CHECK (true);

-- comparison_differences: A random id about which the regions differed; gone with the next comparison that ends.
-- all rows: The worker alone compares.
ALTER TABLE public.comparison_differences ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.comparison_differences FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.comparison_differences FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (slot, kind, service_id) ON public.comparison_differences TO worker;
GRANT INSERT (slot, kind, service_id) ON public.comparison_differences TO worker;
GRANT DELETE ON public.comparison_differences TO worker;
CREATE POLICY worker_rows ON public.comparison_differences FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- comparisons: A comparison of the ids of both regions.
-- all rows: The worker alone compares.
ALTER TABLE public.comparisons ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.comparisons FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.comparisons FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (slot, began_at, next_try_at, ended_at, persons_home, persons_service) ON public.comparisons TO worker;
GRANT INSERT (slot, began_at, next_try_at) ON public.comparisons TO worker;
GRANT UPDATE (began_at, next_try_at, ended_at, persons_home, persons_service) ON public.comparisons TO worker;
GRANT DELETE ON public.comparisons TO worker;
CREATE POLICY worker_rows ON public.comparisons FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- consent_events: A decision of a person about a text, with the hash of what was shown.
-- all rows: Requests only add rows, and read those of the account that is signed in.
ALTER TABLE public.consent_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_events FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.consent_events FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (event_id, account_id, kind, given, version, language, text_sha256, method, decided_at) ON public.consent_events TO identity;
GRANT INSERT (event_id, account_id, kind, given, version, language, text_sha256, method, decided_at) ON public.consent_events TO identity;
CREATE POLICY identity_rows ON public.consent_events FOR ALL TO identity
  USING (true)
  WITH CHECK (true);

-- consent_states: Where a person stands with one consent.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.
ALTER TABLE public.consent_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_states FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.consent_states FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, kind, given, version, language, decided_at) ON public.consent_states TO identity;
GRANT INSERT (account_id, kind, given, version, language, decided_at) ON public.consent_states TO identity;
GRANT UPDATE (given, version, language, decided_at) ON public.consent_states TO identity;
CREATE POLICY identity_rows ON public.consent_states FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (account_id, kind, given, version, language, decided_at) ON public.consent_states TO worker;
GRANT DELETE ON public.consent_states TO worker;
CREATE POLICY worker_rows ON public.consent_states FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- email_checks: Whether a recovery e-mail reaches its owner.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended. It also makes code and link when the mail goes out.
ALTER TABLE public.email_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.email_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.email_checks FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (check_id, account_id, address_key, code_hash, token_hash, attempts_left, created_at, expires_at, used_at) ON public.email_checks TO identity;
GRANT INSERT (check_id, account_id, address_key, attempts_left, created_at, expires_at) ON public.email_checks TO identity;
GRANT UPDATE (attempts_left, used_at) ON public.email_checks TO identity;
CREATE POLICY identity_rows ON public.email_checks FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (check_id, account_id, address_key, expires_at, used_at) ON public.email_checks TO worker;
GRANT UPDATE (code_hash, token_hash, attempts_left, expires_at) ON public.email_checks TO worker;
GRANT DELETE ON public.email_checks TO worker;
CREATE POLICY worker_rows ON public.email_checks FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- home_sessions: A signed-in browser with the refresh token that no page sees.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.
ALTER TABLE public.home_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.home_sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.home_sessions FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (session_id, account_id, cookie_hash, refresh_token, grant_id, provider_session_hash, software, address, is_new, created_at, last_used_at, expires_at) ON public.home_sessions TO identity;
GRANT INSERT (session_id, account_id, cookie_hash, refresh_token, grant_id, provider_session_hash, software, address, is_new, created_at, last_used_at, expires_at) ON public.home_sessions TO identity;
GRANT UPDATE (refresh_token, last_used_at, expires_at) ON public.home_sessions TO identity;
GRANT DELETE ON public.home_sessions TO identity;
CREATE POLICY identity_rows ON public.home_sessions FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (expires_at) ON public.home_sessions TO worker;
GRANT DELETE ON public.home_sessions TO worker;
CREATE POLICY worker_rows ON public.home_sessions FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- known_devices: A browser in which an account has signed in before.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.
ALTER TABLE public.known_devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.known_devices FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.known_devices FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, device_hash, first_seen_at, last_seen_at) ON public.known_devices TO identity;
GRANT INSERT (account_id, device_hash, first_seen_at, last_seen_at) ON public.known_devices TO identity;
GRANT UPDATE (last_seen_at) ON public.known_devices TO identity;
CREATE POLICY identity_rows ON public.known_devices FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (account_id, last_seen_at) ON public.known_devices TO worker;
GRANT DELETE ON public.known_devices TO worker;
CREATE POLICY worker_rows ON public.known_devices FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- mails: A mail to write to an account; no address, no text, no token.
-- all rows: Requests only add rows; the worker sends them all.
ALTER TABLE public.mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.mails FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.mails FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (mail_id, account_id, check_id, kind, language, requested_at, next_try_at, attempts) ON public.mails TO identity;
CREATE POLICY identity_rows ON public.mails FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (mail_id, account_id, check_id, kind, language, requested_at, next_try_at, attempts, sent_at) ON public.mails TO worker;
GRANT UPDATE (next_try_at, attempts, sent_at) ON public.mails TO worker;
GRANT DELETE ON public.mails TO worker;
CREATE POLICY worker_rows ON public.mails FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- oidc_records: What the OpenID provider remembers: found by hash, content encrypted.
-- all rows: Found by a hash that only the holder can show; what has ended is removed by a sweep over all rows.
ALTER TABLE public.oidc_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.oidc_records FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.oidc_records FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (model, id_hash, uid_hash, grant_id, subject_id, client_id, payload, consumed_at, created_at, expires_at) ON public.oidc_records TO identity;
GRANT INSERT (model, id_hash, uid_hash, grant_id, subject_id, client_id, payload, consumed_at, created_at, expires_at) ON public.oidc_records TO identity;
GRANT UPDATE (uid_hash, grant_id, subject_id, client_id, payload, consumed_at, expires_at) ON public.oidc_records TO identity;
GRANT DELETE ON public.oidc_records TO identity;
CREATE POLICY identity_rows ON public.oidc_records FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (expires_at) ON public.oidc_records TO worker;
GRANT DELETE ON public.oidc_records TO worker;
CREATE POLICY worker_rows ON public.oidc_records FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- one_time_tokens: A single-use token, bound to account and address.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended. It also makes the token when the mail goes out.
ALTER TABLE public.one_time_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.one_time_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.one_time_tokens FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (token_hash, purpose, account_id, address_key, created_at, expires_at, used_at) ON public.one_time_tokens TO identity;
GRANT INSERT (token_hash, purpose, account_id, address_key, created_at, expires_at) ON public.one_time_tokens TO identity;
GRANT UPDATE (used_at) ON public.one_time_tokens TO identity;
CREATE POLICY identity_rows ON public.one_time_tokens FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (purpose, account_id, expires_at) ON public.one_time_tokens TO worker;
GRANT INSERT (token_hash, purpose, account_id, address_key, created_at, expires_at) ON public.one_time_tokens TO worker;
GRANT DELETE ON public.one_time_tokens TO worker;
CREATE POLICY worker_rows ON public.one_time_tokens FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- outbox_events: A business fact waiting to be told; ids only, and none once it was told.
-- all rows: Requests only add rows; the worker tells the other region what waits.
ALTER TABLE public.outbox_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox_events FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.outbox_events FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO identity;
CREATE POLICY identity_rows ON public.outbox_events FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (event_id, kind, body, occurred_at, relayed_at) ON public.outbox_events TO worker;
GRANT INSERT (event_id, kind, body, occurred_at) ON public.outbox_events TO worker;
GRANT UPDATE (body, relayed_at) ON public.outbox_events TO worker;
GRANT DELETE ON public.outbox_events TO worker;
CREATE POLICY worker_rows ON public.outbox_events FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- policy_effects: A policy version in force of which the service region was told whose optional consents it ended.
-- all rows: The worker alone follows what takes effect.
ALTER TABLE public.policy_effects ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_effects FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_effects FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version) ON public.policy_effects TO worker;
GRANT INSERT (version, followed_at) ON public.policy_effects TO worker;
CREATE POLICY worker_rows ON public.policy_effects FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- policy_take_backs: A published policy that was taken back before it took effect.
-- all rows: Published policies are for everyone (S8.2); the worker takes over what the privacy desk publishes.
ALTER TABLE public.policy_take_backs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_take_backs FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_take_backs FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version) ON public.policy_take_backs TO identity;
CREATE POLICY identity_rows ON public.policy_take_backs FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version) ON public.policy_take_backs TO worker;
GRANT INSERT (version, told_at) ON public.policy_take_backs TO worker;
CREATE POLICY worker_rows ON public.policy_take_backs FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- policy_texts: What a policy version says in one language.
-- all rows: Published policies are for everyone (S8.2); the worker takes over what the privacy desk publishes.
ALTER TABLE public.policy_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_texts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version, kind, language, title, body, sha256) ON public.policy_texts TO identity;
CREATE POLICY identity_rows ON public.policy_texts FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, kind, language, sha256) ON public.policy_texts TO worker;
GRANT INSERT (version, kind, language, title, body, sha256) ON public.policy_texts TO worker;
CREATE POLICY worker_rows ON public.policy_texts FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- policy_versions: A published version of the policy.
-- all rows: Published policies are for everyone (S8.2); the worker takes over what the privacy desk publishes.
ALTER TABLE public.policy_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_versions FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version, demo, published_at, effective_at, archived, changes, register_hash) ON public.policy_versions TO identity;
CREATE POLICY identity_rows ON public.policy_versions FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, demo, effective_at, archived) ON public.policy_versions TO worker;
GRANT INSERT (version, demo, published_at, effective_at, archived, changes, register_hash) ON public.policy_versions TO worker;
CREATE POLICY worker_rows ON public.policy_versions FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- received_facts: A fact of the service region that home has had: the same one again changes nothing.
-- all rows: The worker alone fetches facts.
ALTER TABLE public.received_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.received_facts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.received_facts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (event_id, received_at) ON public.received_facts TO worker;
GRANT INSERT (event_id, received_at) ON public.received_facts TO worker;
GRANT DELETE ON public.received_facts TO worker;
CREATE POLICY worker_rows ON public.received_facts FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- register_snapshots: A processing register that this region has worked by, from when on; the owner writes it, nobody changes it.
-- all rows: registers are about no person; home tells which one it works by.
ALTER TABLE public.register_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.register_snapshots FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.register_snapshots FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (register_hash, first_seen_at, software_version) ON public.register_snapshots TO identity;
CREATE POLICY identity_rows ON public.register_snapshots FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (register_hash, canonical, first_seen_at, software_version) ON public.register_snapshots TO privacy;
CREATE POLICY privacy_rows ON public.register_snapshots FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- service_persons: The only link between an account and the random id by which the service region knows the person.
-- all rows: Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.
ALTER TABLE public.service_persons ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.service_persons FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.service_persons FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (account_id, service_id, seen_abroad_at) ON public.service_persons TO identity;
GRANT INSERT (account_id, service_id) ON public.service_persons TO identity;
CREATE POLICY identity_rows ON public.service_persons FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (account_id, service_id, seen_abroad_at) ON public.service_persons TO worker;
GRANT UPDATE (seen_abroad_at) ON public.service_persons TO worker;
GRANT DELETE ON public.service_persons TO worker;
CREATE POLICY worker_rows ON public.service_persons FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- service_transfers: Whose data left home in a calendar year of China: one row a person, made with the first token for the service, or when a decision is told there.
-- all rows: Requests add a row of their own person; the worker adds whom it tells about, and counts them all.
ALTER TABLE public.service_transfers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.service_transfers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.service_transfers FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (year, service_id) ON public.service_transfers TO identity;
GRANT INSERT (year, service_id, first_at) ON public.service_transfers TO identity;
CREATE POLICY identity_rows ON public.service_transfers FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (year, service_id) ON public.service_transfers TO worker;
GRANT INSERT (year, service_id, first_at) ON public.service_transfers TO worker;
GRANT DELETE ON public.service_transfers TO worker;
CREATE POLICY worker_rows ON public.service_transfers FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- signing_keys: A key that signs tokens.
-- all rows: Keys belong to the realm, not to a person.
ALTER TABLE public.signing_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.signing_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.signing_keys FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (kid, private_key, published_at, signs_from) ON public.signing_keys TO identity;
GRANT INSERT (kid, private_key, published_at, signs_from) ON public.signing_keys TO identity;
GRANT DELETE ON public.signing_keys TO identity;
CREATE POLICY identity_rows ON public.signing_keys FOR ALL TO identity
  USING (true)
  WITH CHECK (true);

-- throttles: How often a thing was tried in a window of time, under a hash of its key.
-- all rows: Counts are found by the hash of their key.
ALTER TABLE public.throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.throttles FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.throttles FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO identity;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO identity;
GRANT UPDATE (times) ON public.throttles TO identity;
CREATE POLICY identity_rows ON public.throttles FOR ALL TO identity
  USING (true)
  WITH CHECK (true);
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO worker;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO worker;
GRANT UPDATE (times) ON public.throttles TO worker;
GRANT DELETE ON public.throttles TO worker;
CREATE POLICY worker_rows ON public.throttles FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- Functions
-- Drops months of the log of use whose oldest line is old enough, none that could hold a line of under 184 days (S2.8).
GRANT EXECUTE ON FUNCTION public.drop_access_log_partitions(timestamp with time zone, interval) TO worker;
-- Makes the partition of a month of the log of use, ahead and should one be missing.
GRANT EXECUTE ON FUNCTION public.make_access_log_partition(timestamp with time zone) TO identity, worker;
-- How often something conspicuous happened on a day, and how many visitors it came from; nothing of whom.
GRANT EXECUTE ON FUNCTION public.misuse_by_day(timestamp with time zone, integer, integer, integer) TO worker;

DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT polname, relname, md5(concat(pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))) AS made
    FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE relnamespace = 'public'::regnamespace ORDER BY 2, 1
  LOOP EXECUTE format('COMMENT ON POLICY %I ON public.%I IS %L', each.polname, each.relname, each.made); END LOOP;
END $$;

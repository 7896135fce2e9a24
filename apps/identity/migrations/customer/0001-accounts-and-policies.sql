-- Why: the first tables of the home region: accounts, policies, consents, sessions, sign-in records.
-- Lock: none, all tables are new.  Undo: drop the database; nothing else refers to it.

CREATE TABLE accounts (
  account_id uuid NOT NULL,
  login_name text NOT NULL,
  recovery_email text NOT NULL,
  recovery_email_key text NOT NULL,
  email_confirmed_at timestamptz,
  status text NOT NULL,
  language text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT accounts__account_id PRIMARY KEY (account_id),
  CONSTRAINT accounts__login_name UNIQUE (login_name),
  CONSTRAINT accounts__login_name__form CHECK (login_name = lower(login_name) AND login_name !~ '@'),
  CONSTRAINT accounts__status CHECK (status IN ('pending', 'active')),
  CONSTRAINT accounts__status__email_confirmed_at CHECK ((status = 'pending') = (email_confirmed_at IS NULL)),
  CONSTRAINT accounts__language CHECK (language IN ('zh', 'en', 'de'))
);
-- Only a confirmed address belongs to somebody; who merely typed it holds nothing.
CREATE UNIQUE INDEX accounts__recovery_email_key ON accounts (recovery_email_key) WHERE email_confirmed_at IS NOT NULL;
CREATE INDEX accounts__created_at ON accounts (created_at) WHERE status = 'pending';
COMMENT ON TABLE accounts IS 'A customer''s way to sign in; pending until the recovery e-mail is confirmed.';

CREATE TABLE account_passwords (
  account_id uuid NOT NULL,
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT account_passwords__account_id PRIMARY KEY (account_id)
);
COMMENT ON TABLE account_passwords IS 'Argon2id hash of an account''s password.';

CREATE TABLE service_persons (
  account_id uuid NOT NULL,
  service_id uuid NOT NULL,
  CONSTRAINT service_persons__account_id PRIMARY KEY (account_id),
  CONSTRAINT service_persons__service_id UNIQUE (service_id)
);
COMMENT ON TABLE service_persons IS 'The only link between an account and the random id by which the service region knows the person.';

CREATE TABLE known_devices (
  account_id uuid NOT NULL,
  device_hash bytea NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  CONSTRAINT known_devices__account_id__device_hash PRIMARY KEY (account_id, device_hash)
);
COMMENT ON TABLE known_devices IS 'Browsers in which an account has signed in before; others'' guesses do not lock them out.';

CREATE TABLE email_checks (
  check_id uuid NOT NULL,
  account_id uuid NOT NULL,
  address_key text NOT NULL,
  code_hash bytea,
  token_hash bytea,
  attempts_left integer NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT email_checks__check_id PRIMARY KEY (check_id),
  CONSTRAINT email_checks__token_hash UNIQUE (token_hash)
);
CREATE INDEX email_checks__account_id ON email_checks (account_id);
CREATE INDEX email_checks__expires_at ON email_checks (expires_at);
COMMENT ON TABLE email_checks IS 'Whether a recovery e-mail reaches its owner: one link and one code, bound to account and address, single use.';

CREATE TABLE one_time_tokens (
  token_hash bytea NOT NULL,
  purpose text NOT NULL,
  account_id uuid NOT NULL,
  address_key text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT one_time_tokens__token_hash PRIMARY KEY (token_hash),
  CONSTRAINT one_time_tokens__purpose CHECK (purpose IN ('reset', 'first-sign-in'))
);
CREATE INDEX one_time_tokens__account_id ON one_time_tokens (account_id);
CREATE INDEX one_time_tokens__expires_at ON one_time_tokens (expires_at);
COMMENT ON TABLE one_time_tokens IS 'Single-use tokens, bound to account and address, as hashes.';

CREATE TABLE mails (
  mail_id uuid NOT NULL,
  account_id uuid NOT NULL,
  check_id uuid,
  kind text NOT NULL,
  language text NOT NULL,
  requested_at timestamptz NOT NULL,
  next_try_at timestamptz,
  attempts integer NOT NULL,
  sent_at timestamptz,
  CONSTRAINT mails__mail_id PRIMARY KEY (mail_id),
  CONSTRAINT mails__kind CHECK (kind IN ('email-check', 'reset', 'password-changed')),
  CONSTRAINT mails__language CHECK (language IN ('zh', 'en', 'de'))
);
CREATE INDEX mails__next_try_at ON mails (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX mails__requested_at ON mails (requested_at);
COMMENT ON TABLE mails IS 'Mails to write to an account: no address, no text, no token; those are made when it is sent.';

CREATE TABLE home_sessions (
  session_id uuid NOT NULL,
  account_id uuid NOT NULL,
  cookie_hash bytea NOT NULL,
  refresh_token bytea NOT NULL,
  grant_id text NOT NULL,
  provider_session_hash bytea NOT NULL,
  software text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT home_sessions__session_id PRIMARY KEY (session_id),
  CONSTRAINT home_sessions__cookie_hash UNIQUE (cookie_hash)
);
CREATE INDEX home_sessions__account_id ON home_sessions (account_id, created_at);
CREATE INDEX home_sessions__expires_at ON home_sessions (expires_at);
COMMENT ON TABLE home_sessions IS 'A signed-in browser; keeps the refresh token that no page ever sees.';

CREATE TABLE policy_versions (
  version integer NOT NULL,
  demo boolean NOT NULL,
  published_at timestamptz NOT NULL,
  effective_at timestamptz NOT NULL,
  CONSTRAINT policy_versions__version PRIMARY KEY (version),
  CONSTRAINT policy_versions__effective_at CHECK (effective_at >= published_at)
);
COMMENT ON TABLE policy_versions IS 'A published version of the policy; never changed, never removed.';

CREATE TABLE policy_texts (
  version integer NOT NULL,
  kind text NOT NULL,
  language text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  sha256 text NOT NULL,
  CONSTRAINT policy_texts__version__kind__language PRIMARY KEY (version, kind, language),
  CONSTRAINT policy_texts__version FOREIGN KEY (version) REFERENCES policy_versions (version),
  CONSTRAINT policy_texts__kind CHECK (kind IN ('policy', 'cross-border')),
  CONSTRAINT policy_texts__language CHECK (language IN ('zh', 'en', 'de')),
  CONSTRAINT policy_texts__sha256 CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
COMMENT ON TABLE policy_texts IS 'What a policy version says in one language, with the hash that agreements name.';

-- Refusing triggers are the only triggers (privacy.md §2): they stop the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'published policy texts are never changed (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policy_versions__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_texts__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_texts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE consent_events (
  event_id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  given boolean NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  text_sha256 text NOT NULL,
  method text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT consent_events__event_id PRIMARY KEY (event_id),
  CONSTRAINT consent_events__kind CHECK (kind IN ('policy', 'cross-border')),
  CONSTRAINT consent_events__method CHECK (method IN ('sign-up', 'settings', 'seed'))
);
CREATE INDEX consent_events__account_id ON consent_events (account_id, decided_at);
COMMENT ON TABLE consent_events IS 'Every decision of a person about a text, with the hash of what was shown; only ever added to.';

CREATE TABLE consent_states (
  account_id uuid NOT NULL,
  kind text NOT NULL,
  given boolean NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT consent_states__account_id__kind PRIMARY KEY (account_id, kind)
);
COMMENT ON TABLE consent_states IS 'Where a person stands with one consent: the row that issuing a token locks and a withdrawal takes.';

-- Why: what the OpenID provider remembers, and its signing keys.
-- Lock: none, all tables are new.  Undo: drop both; everybody signs in again.

CREATE TABLE oidc_records (
  model text NOT NULL,
  id_hash bytea NOT NULL,
  uid_hash bytea,
  grant_id text,
  subject_id uuid,
  client_id text,
  payload bytea NOT NULL,
  consumed_at timestamptz,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT oidc_records__model__id_hash PRIMARY KEY (model, id_hash)
);
CREATE INDEX oidc_records__uid_hash ON oidc_records (uid_hash) WHERE uid_hash IS NOT NULL;
CREATE INDEX oidc_records__grant_id ON oidc_records (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX oidc_records__subject_id ON oidc_records (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX oidc_records__expires_at ON oidc_records (expires_at);
COMMENT ON TABLE oidc_records IS 'Sessions, sign-ins under way, codes, grants and refresh tokens of the provider: found by hash, content encrypted.';

CREATE TABLE signing_keys (
  kid text NOT NULL,
  private_key bytea NOT NULL,
  published_at timestamptz NOT NULL,
  signs_from timestamptz NOT NULL,
  CONSTRAINT signing_keys__kid PRIMARY KEY (kid),
  CONSTRAINT signing_keys__signs_from CHECK (signs_from >= published_at)
);
COMMENT ON TABLE signing_keys IS 'Keys that sign tokens: published before they sign, kept until the tokens they signed have ended.';

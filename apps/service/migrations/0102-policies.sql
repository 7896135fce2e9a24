-- Why: the privacy desk prepares, publishes and archives policies; home asks for them (S8.1, S8.2).
-- Lock: new tables, nothing waits.
-- Undo: DROP TABLE policy_deliveries, policy_take_backs, policy_texts, policy_versions, policy_draft_texts, policy_drafts;
--   DROP FUNCTION refuse_policy_change(). Home keeps what it has.

CREATE TABLE policy_drafts (
  draft_id uuid NOT NULL,
  purpose text NOT NULL,
  applied_from date,
  register_hash text NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz NOT NULL,
  CONSTRAINT policy_drafts__draft_id PRIMARY KEY (draft_id),
  CONSTRAINT policy_drafts__purpose CHECK (purpose IN ('version', 'archive')),
  CONSTRAINT policy_drafts__applied_from CHECK ((purpose = 'archive') = (applied_from IS NOT NULL))
);
COMMENT ON TABLE policy_drafts IS 'A policy that is being prepared; nobody is asked to agree to it.';

CREATE TABLE policy_draft_texts (
  draft_id uuid NOT NULL,
  kind text NOT NULL,
  language text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  sha256 text NOT NULL,
  origin text NOT NULL,
  CONSTRAINT policy_draft_texts__draft_id__kind__language PRIMARY KEY (draft_id, kind, language),
  CONSTRAINT policy_draft_texts__draft_id FOREIGN KEY (draft_id) REFERENCES policy_drafts (draft_id),
  CONSTRAINT policy_draft_texts__language CHECK (language IN ('zh', 'en', 'de')),
  CONSTRAINT policy_draft_texts__origin CHECK (origin IN ('committed', 'imported')),
  CONSTRAINT policy_draft_texts__sha256 CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
COMMENT ON TABLE policy_draft_texts IS 'One text of a policy that is being prepared.';

CREATE TABLE policy_versions (
  version integer NOT NULL,
  draft_id uuid NOT NULL,
  archived boolean NOT NULL,
  register_hash text NOT NULL,
  changes jsonb,
  published_by uuid NOT NULL,
  published_at timestamptz NOT NULL,
  effective_at timestamptz NOT NULL,
  CONSTRAINT policy_versions__version PRIMARY KEY (version),
  CONSTRAINT policy_versions__draft_id UNIQUE (draft_id),
  CONSTRAINT policy_versions__version__first CHECK (version > 0),
  CONSTRAINT policy_versions__changes CHECK (archived OR changes ?& ARRAY['zh', 'en', 'de']),
  CONSTRAINT policy_versions__effective_at CHECK (archived = (effective_at < published_at))
);
COMMENT ON TABLE policy_versions IS 'A published policy, or a former one that was brought along; never changed, never removed.';

CREATE TABLE policy_texts (
  version integer NOT NULL,
  kind text NOT NULL,
  language text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  sha256 text NOT NULL,
  origin text NOT NULL,
  CONSTRAINT policy_texts__version__kind__language PRIMARY KEY (version, kind, language),
  CONSTRAINT policy_texts__version FOREIGN KEY (version) REFERENCES policy_versions (version),
  CONSTRAINT policy_texts__language CHECK (language IN ('zh', 'en', 'de')),
  CONSTRAINT policy_texts__origin CHECK (origin IN ('committed', 'imported')),
  CONSTRAINT policy_texts__sha256 CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
COMMENT ON TABLE policy_texts IS 'What a published policy says in one language, with the hash that agreements name.';

CREATE TABLE policy_take_backs (
  version integer NOT NULL,
  taken_back_by uuid NOT NULL,
  taken_back_at timestamptz NOT NULL,
  CONSTRAINT policy_take_backs__version PRIMARY KEY (version),
  CONSTRAINT policy_take_backs__version__of FOREIGN KEY (version) REFERENCES policy_versions (version)
);
COMMENT ON TABLE policy_take_backs IS 'A published policy that was taken back before it took effect.';

CREATE TABLE policy_deliveries (
  version integer NOT NULL,
  delivered_at timestamptz NOT NULL,
  CONSTRAINT policy_deliveries__version PRIMARY KEY (version)
);
COMMENT ON TABLE policy_deliveries IS 'Highest versions that home said it has, each with the time it first said so.';

-- Refusing triggers are the only triggers (privacy.md §2): they stop the owner too.
CREATE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'published policies are never changed (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policy_versions__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();
CREATE TRIGGER policy_texts__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_texts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();
CREATE TRIGGER policy_take_backs__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_take_backs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_policy_change();

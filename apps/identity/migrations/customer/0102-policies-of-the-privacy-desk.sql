-- Why: policies are published at the privacy desk, and home takes them over: summaries of changes, former versions of the
--   operator's that are only read, and versions taken back before they took effect (S8.1, S8.2).
-- Lock: policy_versions for a moment; new columns have a default, no row is written.
-- Undo: DROP TABLE policy_take_backs; ALTER TABLE policy_versions DROP COLUMN archived, DROP COLUMN changes,
--   DROP COLUMN register_hash, then the check of effective_at as in 0001. Former versions would then be in force: first
--   remove them as the owner with the refusing triggers off.

ALTER TABLE policy_versions
  ADD COLUMN archived boolean NOT NULL DEFAULT false,
  ADD COLUMN changes jsonb,
  ADD COLUMN register_hash text,
  DROP CONSTRAINT policy_versions__effective_at,
  ADD CONSTRAINT policy_versions__effective_at CHECK (archived OR effective_at >= published_at);

CREATE TABLE policy_take_backs (
  version integer NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT policy_take_backs__version PRIMARY KEY (version),
  CONSTRAINT policy_take_backs__version__of FOREIGN KEY (version) REFERENCES policy_versions (version)
);
COMMENT ON TABLE policy_take_backs IS 'A published policy that was taken back before it took effect, as the service region told.';
CREATE TRIGGER policy_take_backs__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_take_backs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

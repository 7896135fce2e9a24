-- Why: a consent to an optional text ends when a version changes that text (S7.2, S8.1); home keeps for which versions it has
--   told the service region so. And whether anything of a person ever went abroad is asked by person, not by year.
-- Lock: the table is new; service_transfers is not written while its index is made.
-- Undo: DROP TABLE policy_effects; DROP INDEX service_transfers__service_id; consents that ended stay off until given again.

CREATE TABLE policy_effects (
  version integer NOT NULL,
  followed_at timestamptz NOT NULL,
  CONSTRAINT policy_effects__version PRIMARY KEY (version),
  CONSTRAINT policy_effects__version__of FOREIGN KEY (version) REFERENCES policy_versions (version)
);
COMMENT ON TABLE policy_effects IS 'A policy version in force of which home has told the service region whose optional consents it ended.';

CREATE INDEX service_transfers__service_id ON service_transfers (service_id);

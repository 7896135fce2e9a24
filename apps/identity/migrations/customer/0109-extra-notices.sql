-- Why: a person may agree to notices by e-mail and SMS beyond what the service needs (S7.2); the service region is told.
-- Lock: two tables for a moment, their rows are read once.
-- Undo: remove the rows of kind extra-notices of both tables as the owner with the refusing trigger off, then make both
--   checks again as in 0091.

ALTER TABLE policy_texts
  DROP CONSTRAINT policy_texts__kind,
  ADD CONSTRAINT policy_texts__kind CHECK (kind IN ('policy', 'cross-border', 'improvement-analysis', 'extra-notices'));
ALTER TABLE consent_events
  DROP CONSTRAINT consent_events__kind,
  ADD CONSTRAINT consent_events__kind CHECK (kind IN ('policy', 'cross-border', 'improvement-analysis', 'extra-notices'));

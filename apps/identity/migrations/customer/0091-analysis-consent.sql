-- Why: a person may agree that own cases are analysed for improvement (S2.5); the decision is told to the service region.
-- Lock: two tables for a moment, their rows are read once.
-- Undo: remove the rows of kind improvement-analysis of both tables as the owner with the refusing trigger off, then make
--   both checks again as in 0001.

ALTER TABLE policy_texts
  DROP CONSTRAINT policy_texts__kind,
  ADD CONSTRAINT policy_texts__kind CHECK (kind IN ('policy', 'cross-border', 'improvement-analysis'));
ALTER TABLE consent_events
  DROP CONSTRAINT consent_events__kind,
  ADD CONSTRAINT consent_events__kind CHECK (kind IN ('policy', 'cross-border', 'improvement-analysis'));
-- What waits to be told about one person, when that person waits for the answer.
CREATE INDEX outbox_events__person ON outbox_events ((body->>'personId')) WHERE relayed_at IS NULL;

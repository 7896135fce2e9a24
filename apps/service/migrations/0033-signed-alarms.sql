-- Why: both sides see whether a control signed the alarms of a case.
-- Lock: a column without a default and a constraint that holds for every row; a moment.
-- Undo: ALTER TABLE cases DROP COLUMN alarm_proof; loses what signatures said.

-- Null: not signed, or what was sent is not what the control signed.
ALTER TABLE cases ADD COLUMN alarm_proof text
  CONSTRAINT cases__alarm_proof CHECK (alarm_proof IN ('checked', 'unknown-key'));

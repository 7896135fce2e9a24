-- Why: administrators see beside the service's what was conspicuous at home. Home tells numbers by day and kind, and nothing
--   of whom.
-- Lock: a new table.
-- Undo: DROP TABLE home_misuse.
CREATE TABLE home_misuse (
  day date NOT NULL,
  kind text NOT NULL,
  times integer NOT NULL,
  sources integer NOT NULL,
  CONSTRAINT home_misuse__day__kind PRIMARY KEY (day, kind),
  CONSTRAINT home_misuse__kind CHECK (kind IN ('failed-sign-ins', 'foreign-ids', 'volume')),
  CONSTRAINT home_misuse__counts CHECK (times >= 0 AND sources >= 0)
);
COMMENT ON TABLE home_misuse IS 'How often something conspicuous happened at home on a day, as home said last; nothing of whom.';

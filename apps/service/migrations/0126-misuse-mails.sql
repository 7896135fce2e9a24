-- Why: what is conspicuous in a log of use is told once by mail: place, kind and day are noted before the mail goes out.
-- Lock: a new table.
-- Undo: DROP TABLE misuse_mails.
CREATE TABLE misuse_mails (
  place text NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT misuse_mails__place__kind__day PRIMARY KEY (place, kind, day),
  CONSTRAINT misuse_mails__place CHECK (place IN ('service', 'home', 'staff-realm')),
  CONSTRAINT misuse_mails__kind CHECK (kind IN ('failed-sign-ins', 'foreign-ids', 'volume'))
);
COMMENT ON TABLE misuse_mails IS 'What was conspicuous and told by mail: where, how and on which day; nothing of whom.';

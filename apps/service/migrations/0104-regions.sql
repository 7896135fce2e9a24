-- Why: the service region keeps facts for home until home fetches them, and what home last reported: what waits there, how
--   many people were transferred, and where the ids of both regions differ.
-- Lock: none, all tables are new.  Undo: drop the three tables; home reports again within a minute.

CREATE TABLE home_facts (
  event_id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid,
  occurred_at timestamptz NOT NULL,
  told_at timestamptz,
  CONSTRAINT home_facts__event_id PRIMARY KEY (event_id),
  CONSTRAINT home_facts__kind CHECK (kind IN ('PersonFirstSeen', 'ComparisonAsked'))
);
CREATE INDEX home_facts__occurred_at ON home_facts (occurred_at, event_id) WHERE told_at IS NULL;
CREATE INDEX home_facts__told_at ON home_facts (told_at) WHERE told_at IS NOT NULL;
COMMENT ON TABLE home_facts IS 'A fact that home fetches; whom it is about is emptied when home has it, or after an hour.';

CREATE TABLE home_reports (
  report_id integer NOT NULL DEFAULT 1,
  reported_at timestamptz NOT NULL,
  decisions_waiting integer NOT NULL,
  oldest_decision_at timestamptz,
  transfer_year integer NOT NULL,
  transferred_persons integer NOT NULL,
  thresholds integer[] NOT NULL,
  compared_at timestamptz,
  persons_home integer,
  persons_service integer,
  CONSTRAINT home_reports__report_id PRIMARY KEY (report_id),
  CONSTRAINT home_reports__report_id__one CHECK (report_id = 1)
);
COMMENT ON TABLE home_reports IS 'How things stand at home, as home said last; one row.';

CREATE TABLE region_differences (
  kind text NOT NULL,
  persons integer NOT NULL,
  examples uuid[] NOT NULL,
  CONSTRAINT region_differences__kind PRIMARY KEY (kind),
  CONSTRAINT region_differences__kind__known
    CHECK (kind IN ('unknown-at-home', 'no-consent', 'unknown-abroad', 'consent-differs'))
);
COMMENT ON TABLE region_differences IS 'A way in which the ids of both regions differed when home last compared them.';

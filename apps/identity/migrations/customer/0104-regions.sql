-- Why: home counts whose data left it in a year, keeps which facts of the service region it has had, and compares the ids of
--   both regions each night.
-- Lock: service_persons for a moment (a column without a default); the tables are new.
-- Undo: drop the three tables and the column; what was counted this year is lost.

ALTER TABLE service_persons ADD COLUMN seen_abroad_at timestamptz;

CREATE TABLE service_transfers (
  year integer NOT NULL,
  service_id uuid NOT NULL,
  first_at timestamptz NOT NULL,
  CONSTRAINT service_transfers__year__service_id PRIMARY KEY (year, service_id)
);
COMMENT ON TABLE service_transfers IS 'Whose data left home in a calendar year of China: one row a person, made with the first token for the service.';

CREATE TABLE received_facts (
  event_id uuid NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT received_facts__event_id PRIMARY KEY (event_id)
);
CREATE INDEX received_facts__received_at ON received_facts (received_at);
COMMENT ON TABLE received_facts IS 'A fact of the service region that home has had: the same one again changes nothing.';

CREATE TABLE comparisons (
  slot text NOT NULL,
  began_at timestamptz NOT NULL,
  next_try_at timestamptz NOT NULL,
  ended_at timestamptz,
  persons_home integer,
  persons_service integer,
  CONSTRAINT comparisons__slot PRIMARY KEY (slot)
);
CREATE INDEX comparisons__ended_at ON comparisons (ended_at DESC) WHERE ended_at IS NOT NULL;
COMMENT ON TABLE comparisons IS 'A comparison of the ids of both regions: one a night, and one each time somebody asks; the slot is what it answers.';

CREATE TABLE comparison_differences (
  slot text NOT NULL,
  kind text NOT NULL,
  service_id uuid NOT NULL,
  CONSTRAINT comparison_differences__slot__kind__service_id PRIMARY KEY (slot, kind, service_id)
);
COMMENT ON TABLE comparison_differences IS 'A random id about which the regions differed.';

-- Why: how soon the maker wants to answer, by product line, severity and service contract, and when something of a case is
--   due by that; the queue's order lies in an index, so that what is late rises without sorting every open case.
-- Lock: cases is written anew for its computed columns and waits as long; about 10 s for 1,000,000 cases.
-- Undo: make cases__product_line__open again as in 0040; drop the indexes cases__band__rises_at__open, cases__due_at__running and cases__clock__uncounted, the columns band,
--   rises_at, clock, due_at and due_of of cases, due_of and due_at of case_desk_changes with its rows of kind 'late', and
--   service_goals; no case loses a fact.

CREATE TABLE service_goals (
  product_line text NOT NULL,
  severity text NOT NULL,
  level text NOT NULL,
  calendar text NOT NULL,
  first_answer_minutes integer NOT NULL,
  update_minutes integer NOT NULL,
  changed_by uuid,
  changed_at timestamptz NOT NULL,
  CONSTRAINT service_goals__product_line__severity__level PRIMARY KEY (product_line, severity, level),
  CONSTRAINT service_goals__changed_by__staff_members FOREIGN KEY (changed_by) REFERENCES staff_members (staff_id),
  CONSTRAINT service_goals__severity CHECK (severity IN ('down', 'limited', 'running')),
  CONSTRAINT service_goals__level CHECK (level IN ('none', 'basic', 'standard', 'premium')),
  CONSTRAINT service_goals__first_answer_minutes CHECK (first_answer_minutes BETWEEN 5 AND 28800),
  CONSTRAINT service_goals__update_minutes CHECK (update_minutes BETWEEN 5 AND 28800)
);
COMMENT ON TABLE service_goals IS 'How soon the maker wants to answer and to say more, in minutes of working time.';

-- A working day of the calendar of China has 480 minutes.
INSERT INTO service_goals (product_line, severity, level, calendar, first_answer_minutes, update_minutes, changed_at)
SELECT line, severity, level, 'china', first_answer, next_update, now()
FROM unnest('{machine-tool,laser}'::text[]) line, (VALUES
  ('down', 'none', 120, 480), ('down', 'basic', 120, 480), ('down', 'standard', 60, 240), ('down', 'premium', 30, 120),
  ('limited', 'none', 480, 960), ('limited', 'basic', 480, 960), ('limited', 'standard', 240, 480),
  ('limited', 'premium', 120, 480),
  ('running', 'none', 960, 1440), ('running', 'basic', 960, 1440), ('running', 'standard', 480, 1440),
  ('running', 'premium', 480, 960)
) goals (severity, level, first_answer, next_update);

-- `uncounted`: nobody has worked out yet what is due; the worker does.
ALTER TABLE cases
  ADD COLUMN clock text NOT NULL DEFAULT 'uncounted',
  ADD COLUMN due_at timestamptz,
  ADD COLUMN due_of text,
  ADD CONSTRAINT cases__clock CHECK (clock IN ('uncounted', 'running', 'late', 'paused', 'met')),
  ADD CONSTRAINT cases__due_of CHECK (due_of IN ('first-answer', 'promised-update', 'next-update')),
  ADD CONSTRAINT cases__due_at__due_of CHECK ((due_at IS NULL) = (due_of IS NULL)),
  ADD CONSTRAINT cases__clock__due_at CHECK ((clock IN ('running', 'late')) = (due_at IS NOT NULL));

-- 1: a machine stands still, or the maker says urgent; 2: the rest of what waits for the maker; 3: the customer's turn;
-- 4: solved, waiting for the customer's word. Within a band what is due first comes first, so late stands before not
-- late and nothing depends on the time at which somebody looks. A case that nobody has counted yet rises.
ALTER TABLE cases
  ADD COLUMN band smallint NOT NULL GENERATED ALWAYS AS (CASE
    WHEN state = 'solved' THEN 4
    WHEN turn = 'customer' THEN 3
    WHEN priority = 'urgent' OR (severity = 'down' AND priority <> 'low') THEN 1
    ELSE 2 END) STORED,
  ADD COLUMN rises_at timestamptz NOT NULL GENERATED ALWAYS AS (CASE
    WHEN state = 'solved' OR turn = 'customer' THEN changed_at
    -- Through a time without a zone: a day added to a time with one depends on the session, and may not be stored.
    WHEN priority IN ('urgent', 'high') THEN (coalesce(due_at, opened_at) AT TIME ZONE 'UTC' - interval '1 day') AT TIME ZONE 'UTC'
    WHEN priority = 'low' THEN (coalesce(due_at, opened_at) AT TIME ZONE 'UTC' + interval '1 day') AT TIME ZONE 'UTC'
    ELSE coalesce(due_at, opened_at) END) STORED;

-- In the order of the queue and with all it filters and counts by: it takes the place of the index by product line.
DROP INDEX cases__product_line__open;
CREATE INDEX cases__band__rises_at__open ON cases (band, rises_at, case_id)
  INCLUDE (company_id, product_line, area, state, turn, priority, assignee, due_at)
  WHERE state IN ('sent', 'received', 'in-progress', 'solved');
CREATE INDEX cases__due_at__running ON cases (due_at)
  WHERE clock = 'running' AND state IN ('sent', 'received', 'in-progress');
CREATE INDEX cases__clock__uncounted ON cases (clock)
  WHERE state IN ('sent', 'received', 'in-progress') AND (clock IN ('uncounted', 'met') OR (clock = 'paused' AND turn <> 'customer'));

ALTER TABLE case_desk_changes
  ALTER COLUMN author_staff_id DROP NOT NULL,
  ADD COLUMN due_of text,
  ADD COLUMN due_at timestamptz,
  DROP CONSTRAINT case_desk_changes__kind,
  ADD CONSTRAINT case_desk_changes__kind CHECK (kind IN ('assigned', 'prioritised', 'late')),
  ADD CONSTRAINT case_desk_changes__kind__author_staff_id CHECK ((kind = 'late') = (author_staff_id IS NULL)),
  ADD CONSTRAINT case_desk_changes__kind__due_of CHECK ((kind = 'late') = (due_of IS NOT NULL AND due_at IS NOT NULL));

-- Why: how soon cases were answered, whose turn took the time and which promises were late, for pages that count over
--   months: measured once when a case moves, so that nobody works calendars out for 100,000 cases while somebody waits.
-- Lock: a new table, filled with one row for each case there is; the worker measures those, a hundred at a time.
-- Undo: DROP TABLE case_measures; every number can be measured again from the facts of the cases.

CREATE TABLE case_measures (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  product_line text NOT NULL,
  area text NOT NULL,
  -- The day in Asia/Shanghai on which the case was opened.
  opened_on date NOT NULL,
  -- NULL: nobody has measured the case yet.
  first_answer text,
  first_answer_minutes integer,
  is_finished boolean NOT NULL DEFAULT false,
  maker_minutes integer NOT NULL DEFAULT 0,
  customer_minutes integer NOT NULL DEFAULT 0,
  parts_minutes integer NOT NULL DEFAULT 0,
  visit_minutes integer NOT NULL DEFAULT 0,
  longest_turn text,
  promises smallint NOT NULL DEFAULT 0,
  late_promises smallint NOT NULL DEFAULT 0,
  CONSTRAINT case_measures__company_id__case_id PRIMARY KEY (company_id, case_id),
  CONSTRAINT case_measures__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_measures__company_id__area__companies FOREIGN KEY (company_id, area)
    REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT case_measures__first_answer CHECK (first_answer IN ('in-time', 'late', 'waiting')),
  CONSTRAINT case_measures__longest_turn CHECK (longest_turn IN ('maker', 'customer', 'parts', 'visit')),
  CONSTRAINT case_measures__late_promises CHECK (late_promises BETWEEN 0 AND promises)
);
COMMENT ON TABLE case_measures IS 'What can be counted of a case: waiting in working minutes by whose turn it was, and promises; no text, nobody.';

-- All that a period is counted and narrowed by, so that the table itself is not visited.
CREATE INDEX case_measures__opened_on ON case_measures (opened_on DESC, case_id DESC)
  INCLUDE (product_line, area, first_answer, first_answer_minutes, is_finished, maker_minutes, customer_minutes,
    parts_minutes, visit_minutes, longest_turn, promises, late_promises, company_id)
  WHERE first_answer IS NOT NULL;
CREATE INDEX case_measures__unmeasured ON case_measures (company_id, case_id) WHERE first_answer IS NULL;

SET LOCAL app.maintenance = 'on';
INSERT INTO case_measures (company_id, case_id, product_line, area, opened_on)
SELECT company_id, case_id, product_line, area, (opened_at AT TIME ZONE 'Asia/Shanghai')::date FROM cases;
SET LOCAL app.maintenance = '';

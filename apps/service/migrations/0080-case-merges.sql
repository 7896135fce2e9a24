-- Why: a fault that one company reported twice becomes one case with the entries of both; the merge is a fact with author
--   and time, and can be undone for a day. No row of either case is moved or copied, so that undoing loses nothing.
-- Lock: cases is read twice for its new rules and once for a small index, writes wait; about 2 s for 1,000,000 cases.
-- Undo: undo every merge that holds (state, promise and clock of the case lie in case_merges), DROP TABLE case_merges, drop
--   cases.goes_on_in, make cases__state and cases__state__closed_at again as in 0010; entries written since a merge stay
--   in the case that went on.

-- The number of the case in which a merged one goes on: always the last one, also after several merges.
ALTER TABLE cases
  ADD COLUMN goes_on_in text,
  ADD CONSTRAINT cases__company_id__goes_on_in__cases
    FOREIGN KEY (company_id, goes_on_in) REFERENCES cases (company_id, case_number),
  DROP CONSTRAINT cases__state,
  ADD CONSTRAINT cases__state
    CHECK (state IN ('sent', 'received', 'in-progress', 'solved', 'closed', 'stopped', 'merged')),
  DROP CONSTRAINT cases__state__closed_at,
  ADD CONSTRAINT cases__state__closed_at
    CHECK ((state IN ('closed', 'stopped', 'merged')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT cases__state__goes_on_in CHECK ((state = 'merged') = (goes_on_in IS NOT NULL)),
  ADD CONSTRAINT cases__case_number__goes_on_in CHECK (goes_on_in <> case_number);
CREATE INDEX cases__company_id__goes_on_in ON cases (company_id, goes_on_in) WHERE goes_on_in IS NOT NULL;
-- What is being worked on at one machine: where a second report of the same fault is looked for.
CREATE INDEX cases__company_id__machine_id__worked_on ON cases (company_id, machine_id, opened_at DESC, case_id DESC)
  WHERE state IN ('sent', 'received', 'in-progress');

CREATE TABLE case_merges (
  company_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  case_id uuid NOT NULL,
  into_case_id uuid NOT NULL,
  at timestamptz NOT NULL,
  author_staff_id uuid NOT NULL,
  -- Whose turn it was in the case that goes on: from here on its turns are those of the merged case too.
  turn text NOT NULL,
  -- What undoing gives back.
  was_state text NOT NULL,
  was_promised_update_at timestamptz,
  was_clock text NOT NULL,
  was_due_at timestamptz,
  was_due_of text,
  undone_at timestamptz,
  undone_by uuid,
  CONSTRAINT case_merges__company_id__merge_id PRIMARY KEY (company_id, merge_id),
  CONSTRAINT case_merges__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_merges__company_id__into_case_id__cases
    FOREIGN KEY (company_id, into_case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_merges__author_staff_id__staff_members
    FOREIGN KEY (author_staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT case_merges__undone_by__staff_members FOREIGN KEY (undone_by) REFERENCES staff_members (staff_id),
  CONSTRAINT case_merges__case_id__into_case_id CHECK (case_id <> into_case_id),
  CONSTRAINT case_merges__was_state CHECK (was_state IN ('sent', 'received', 'in-progress')),
  CONSTRAINT case_merges__undone_at__undone_by CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  CONSTRAINT case_merges__at__undone_at CHECK (undone_at BETWEEN at AND at + interval '24 hours')
);
-- A case goes on in one other at most.
CREATE UNIQUE INDEX case_merges__company_id__case_id__holds ON case_merges (company_id, case_id) WHERE undone_at IS NULL;
CREATE INDEX case_merges__company_id__case_id ON case_merges (company_id, case_id, at);
CREATE INDEX case_merges__company_id__into_case_id ON case_merges (company_id, into_case_id, at);
COMMENT ON TABLE case_merges IS 'That one case goes on in another of the same company: who said so, when, and who took it back.';

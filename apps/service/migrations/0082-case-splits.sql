-- Why: a reply that speaks of a second problem becomes a case of its own; the words stay where they were written and are
--   shown in both. The split is a fact with author and time; merging the new case back is the way to undo it.
-- Lock: new tables only, nothing waits.
-- Undo: DROP TABLE case_split_entries, case_splits; the cases that were split off stay, without what was brought along.

CREATE TABLE case_splits (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  from_case_id uuid NOT NULL,
  at timestamptz NOT NULL,
  author_staff_id uuid NOT NULL,
  CONSTRAINT case_splits__company_id__case_id PRIMARY KEY (company_id, case_id),
  CONSTRAINT case_splits__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_splits__company_id__from_case_id__cases
    FOREIGN KEY (company_id, from_case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_splits__author_staff_id__staff_members
    FOREIGN KEY (author_staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT case_splits__case_id__from_case_id CHECK (case_id <> from_case_id)
);
CREATE INDEX case_splits__company_id__from_case_id ON case_splits (company_id, from_case_id, at);
COMMENT ON TABLE case_splits IS 'That a case was split off from another of the same company: by whom and when.';

CREATE TABLE case_split_entries (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  reply_id uuid NOT NULL,
  -- What the new case says is this reply; the others are shown in its timeline.
  is_opening boolean NOT NULL,
  CONSTRAINT case_split_entries__company_id__case_id__reply_id PRIMARY KEY (company_id, case_id, reply_id),
  CONSTRAINT case_split_entries__company_id__case_id__case_splits
    FOREIGN KEY (company_id, case_id) REFERENCES case_splits (company_id, case_id),
  CONSTRAINT case_split_entries__company_id__reply_id__case_replies
    FOREIGN KEY (company_id, reply_id) REFERENCES case_replies (company_id, reply_id)
);
COMMENT ON TABLE case_split_entries IS 'Which replies a case that was split off brought along.';

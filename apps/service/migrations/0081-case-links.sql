-- Why: staff say that two cases, mostly of different companies, have the same fault; a merge would show one company what
--   another wrote. No customer role has a right on the table.
-- Lock: a new table only, nothing waits.
-- Undo: DROP TABLE case_links; loses what staff linked and nothing else.

-- A link is two rows, one for each side, so that each lies with its own company and is seen with its own case.
CREATE TABLE case_links (
  company_id uuid NOT NULL,
  link_id uuid NOT NULL,
  case_id uuid NOT NULL,
  other_case_id uuid NOT NULL,
  at timestamptz NOT NULL,
  author_staff_id uuid NOT NULL,
  removed_at timestamptz,
  removed_by uuid,
  CONSTRAINT case_links__company_id__link_id__case_id PRIMARY KEY (company_id, link_id, case_id),
  CONSTRAINT case_links__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_links__other_case_id__case_registry FOREIGN KEY (other_case_id) REFERENCES case_registry (case_id),
  CONSTRAINT case_links__author_staff_id__staff_members
    FOREIGN KEY (author_staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT case_links__removed_by__staff_members FOREIGN KEY (removed_by) REFERENCES staff_members (staff_id),
  CONSTRAINT case_links__case_id__other_case_id CHECK (case_id <> other_case_id),
  CONSTRAINT case_links__removed_at__removed_by CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE UNIQUE INDEX case_links__company_id__case_id__other_case_id__holds
  ON case_links (company_id, case_id, other_case_id) WHERE removed_at IS NULL;
COMMENT ON TABLE case_links IS 'That a case has the same fault as another one: who said so, when, and who took it back; staff only.';

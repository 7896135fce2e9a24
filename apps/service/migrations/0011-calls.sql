-- Why: phone contacts about a case; the customer sees time and name of who called, the note is staff-only (S2.4).
-- Lock: a new table only, nothing waits.
-- Undo: DROP TABLE calls.

CREATE TABLE calls (
  company_id uuid NOT NULL,
  call_id uuid NOT NULL,
  case_id uuid NOT NULL,
  called_at timestamptz NOT NULL,
  caller_membership_id uuid,
  caller_staff_id uuid,
  logged_by uuid NOT NULL,
  logged_at timestamptz NOT NULL,
  note text,
  CONSTRAINT calls__company_id__call_id PRIMARY KEY (company_id, call_id),
  CONSTRAINT calls__company_id__case_id__cases FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT calls__company_id__caller_membership_id__memberships
    FOREIGN KEY (company_id, caller_membership_id) REFERENCES memberships (company_id, membership_id),
  CONSTRAINT calls__caller_staff_id__staff_members FOREIGN KEY (caller_staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT calls__logged_by__staff_members FOREIGN KEY (logged_by) REFERENCES staff_members (staff_id),
  CONSTRAINT calls__caller CHECK (num_nonnulls(caller_membership_id, caller_staff_id) = 1)
);
CREATE INDEX calls__company_id__case_id ON calls (company_id, case_id, called_at);
COMMENT ON TABLE calls IS 'A phone contact between staff and a customer about a case.';

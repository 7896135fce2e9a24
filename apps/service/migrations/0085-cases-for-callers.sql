-- Why: the front line opens a case for a caller who has no app, so a case is opened by a membership or by staff; who calls
--   without giving a name has called all the same, and a call is an answer to the clocks (docs/decisions/0084).
-- Lock: cases and calls are read once for their new constraints while writers wait; about 2 s for 1,000,000 cases. Cases
--   that have calls are written once.
-- Undo: drop spoken_at and opened_by_staff and make opened_by NOT NULL again, and calls__caller as in 0011; works only
--   while no case was opened by staff and no call is without a name.

ALTER TABLE cases
  ALTER COLUMN opened_by DROP NOT NULL,
  ADD COLUMN opened_by_staff uuid,
  -- When staff and the customer spoke on the phone: the clocks read it with the case, in either process.
  ADD COLUMN spoken_at timestamptz[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT cases__opened_by_staff__staff_members FOREIGN KEY (opened_by_staff) REFERENCES staff_members (staff_id),
  ADD CONSTRAINT cases__opened_by__opened_by_staff CHECK (num_nonnulls(opened_by, opened_by_staff) = 1);

ALTER TABLE calls
  DROP CONSTRAINT calls__caller,
  -- Neither: somebody of the company who gave no name.
  ADD CONSTRAINT calls__caller CHECK (num_nonnulls(caller_membership_id, caller_staff_id) <= 1);

UPDATE cases c SET spoken_at = l.times
FROM (SELECT company_id, case_id, array_agg(called_at ORDER BY called_at) AS times FROM calls GROUP BY company_id, case_id) l
WHERE l.company_id = c.company_id AND l.case_id = c.case_id;

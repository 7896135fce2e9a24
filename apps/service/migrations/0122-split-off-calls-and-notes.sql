-- Why: a call and an internal note can speak of a second problem like a reply does, and come along when it is split off.
--   Each kind has a table of its own: customers read of calls and never of notes. What was written and spoken there before
--   the case stood alone are answers of it, kept beside the moments of calls: whoever counts need not see the other case.
-- Lock: new tables; the index is built while splits wait, of which there are few; the UPDATE holds the cases that were
--   split off, a moment each.
-- Undo: DROP TABLE case_split_calls, case_split_notes; DROP INDEX case_split_entries__company_id__reply_id; the moments in
--   spoken_at stay, beside the replies they were taken from.

CREATE TABLE case_split_calls (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  call_id uuid NOT NULL,
  CONSTRAINT case_split_calls__company_id__case_id__call_id PRIMARY KEY (company_id, case_id, call_id),
  CONSTRAINT case_split_calls__company_id__case_id__case_splits
    FOREIGN KEY (company_id, case_id) REFERENCES case_splits (company_id, case_id),
  CONSTRAINT case_split_calls__company_id__call_id__calls
    FOREIGN KEY (company_id, call_id) REFERENCES calls (company_id, call_id)
);
CREATE INDEX case_split_calls__company_id__call_id ON case_split_calls (company_id, call_id);
COMMENT ON TABLE case_split_calls IS 'Which calls a case that was split off brought along.';

CREATE TABLE case_split_notes (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  note_id uuid NOT NULL,
  CONSTRAINT case_split_notes__company_id__case_id__note_id PRIMARY KEY (company_id, case_id, note_id),
  CONSTRAINT case_split_notes__company_id__case_id__case_splits
    FOREIGN KEY (company_id, case_id) REFERENCES case_splits (company_id, case_id),
  CONSTRAINT case_split_notes__company_id__note_id__case_notes
    FOREIGN KEY (company_id, note_id) REFERENCES case_notes (company_id, note_id)
);
CREATE INDEX case_split_notes__company_id__note_id ON case_split_notes (company_id, note_id);
COMMENT ON TABLE case_split_notes IS 'Which internal notes a case that was split off brought along; staff only.';

CREATE INDEX case_split_entries__company_id__reply_id ON case_split_entries (company_id, reply_id);

UPDATE cases c SET spoken_at = c.spoken_at || brought.times
FROM (
  SELECT e.company_id, e.case_id, array_agg(r.at ORDER BY r.at) AS times FROM case_split_entries e
  JOIN case_replies r ON r.company_id = e.company_id AND r.reply_id = e.reply_id
  WHERE r.author_membership_id IS NULL GROUP BY e.company_id, e.case_id
) brought
WHERE c.company_id = brought.company_id AND c.case_id = brought.case_id;

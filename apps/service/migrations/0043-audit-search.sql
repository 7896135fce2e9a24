-- Why: the newest audit entries are read first, also between two moments; without it each page sorted all of them.
-- Lock: audit_entries for as long as the index is built; inserts wait.
-- Undo: DROP INDEX audit_entries__at.

CREATE INDEX audit_entries__at ON audit_entries (at DESC, entry_id DESC);

-- Why: people see where they are signed in: a shortened address, and whether it was the first time in that browser (S2.8).
-- Lock: two columns with a constant default; no row is rewritten.
-- Undo: ALTER TABLE home_sessions DROP COLUMN address, DROP COLUMN is_new.
-- The default is for sessions from before; nobody knows where those began.
ALTER TABLE home_sessions ADD COLUMN address text NOT NULL DEFAULT 'unknown', ADD COLUMN is_new boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT home_sessions__address CHECK (address ~ '^(\d+\.\d+\.\d+\.0|[0-9a-f:]*::|unknown)$');

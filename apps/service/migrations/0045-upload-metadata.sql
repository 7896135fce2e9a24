-- Why: an answer to HEAD repeats what the client said about its upload, word for word (tus 1.0, "Creation").
-- Lock: a column with a constant default, no table is written; a moment.
-- Undo: ALTER TABLE uploads DROP COLUMN metadata; HEAD then has to leave the header out.

ALTER TABLE uploads ADD COLUMN metadata text NOT NULL DEFAULT '';

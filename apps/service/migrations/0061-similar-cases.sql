-- Why: the desk sees cases with the same error number on the same model, of whatever company within its scope.
-- Lock: cases is read once while the index is built, writes wait; about 3 s for 1,000,000 cases.
-- Undo: DROP INDEX cases__error_number__model__opened_at; loses nothing.

CREATE INDEX cases__error_number__model__opened_at ON cases (error_number, model, opened_at DESC, case_id DESC)
  WHERE error_number IS NOT NULL;

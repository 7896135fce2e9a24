-- Why: an import is taken back by the worker, which sees every company; what was moved since to areas that whoever asked for it
--   does not have was taken back with the rest. The scope of who asks is kept with the import.
-- Lock: imports, for the moment of adding columns that may be empty.
-- Undo: drop imports.undo_product_lines and imports.undo_areas.

ALTER TABLE imports ADD COLUMN undo_product_lines text[], ADD COLUMN undo_areas text[];

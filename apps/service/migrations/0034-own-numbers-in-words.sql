-- Why: whoever types the whole number of a case, a machine or an error finds its case first; for that the words of a
--   case tell its own numbers from numbers that its texts speak of.
-- Lock: writes every row of case_words once; searching goes on, writers of the same case wait a moment.
-- Undo: nothing; words that nobody asks for cost a few bytes a case.

UPDATE case_words w
SET words = w.words || array_to_tsvector(array_remove(ARRAY[
  '=' || lower(regexp_replace(c.case_number, '[-._/: ]', '', 'g')),
  '=' || lower(regexp_replace(c.machine_number, '[-._/: ]', '', 'g')),
  '=' || lower(regexp_replace(c.error_number, '[-._/: ]', '', 'g'))], NULL))
FROM cases c
WHERE c.company_id = w.company_id AND c.case_id = w.case_id;

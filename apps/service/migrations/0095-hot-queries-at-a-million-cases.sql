-- Why: the queue, the search and the lists of the desk read a page and not the table, with a million cases: words know the
--   product line and area of their case, so that no wall leaves them; orders lie in indexes with what filters ask for.
-- Lock: case_words is written once and its words are indexed anew, cases is read once for each index; readers wait for the
--   words, writers for all. About three minutes for 1,000,000 cases.
-- Undo: drop the columns product_line and area of case_words and every index made here; make cases__assignee__open again as
--   in 0060, case_registry__closed_at and case_registry__opened_at as in 0010. Loses nothing.

SET LOCAL app.maintenance = 'on';

DROP INDEX case_words__company_id__words;
ALTER TABLE case_words ADD COLUMN product_line text, ADD COLUMN area text;
UPDATE case_words w SET product_line = c.product_line, area = c.area
FROM cases c WHERE c.company_id = w.company_id AND c.case_id = w.case_id;
SET LOCAL app.maintenance = '';
-- The words of a case are walled like the case itself: their area is its company's, checked at commit.
ALTER TABLE case_words ALTER COLUMN product_line SET NOT NULL, ALTER COLUMN area SET NOT NULL,
  ADD CONSTRAINT case_words__company_id__area__companies FOREIGN KEY (company_id, area)
    REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED;
-- What waits to be put in order is read by every search: half a megabyte of it costs a millisecond.
CREATE INDEX case_words__company_id__words ON case_words USING gin (company_id, words) WITH (gin_pending_list_limit = 512);
CREATE INDEX case_words__company_id__opened_at ON case_words (company_id, opened_at DESC, case_id DESC);

-- The order of the queue for one colleague, for nobody, and for the turns that few cases have.
DROP INDEX cases__assignee__open;
CREATE INDEX cases__assignee__band__rises_at__open ON cases (assignee, band, rises_at, case_id)
  INCLUDE (company_id, product_line, area)
  WHERE state IN ('sent', 'received', 'in-progress', 'solved');
CREATE INDEX cases__turn__band__rises_at__open ON cases (turn, band, rises_at, case_id)
  INCLUDE (company_id, product_line, area)
  WHERE turn IN ('parts', 'visit') AND state IN ('sent', 'received', 'in-progress', 'solved');
-- What is open, nobody's and late within a scope, to be counted as far as anybody reads it.
CREATE INDEX cases__area__product_line__assignee__open ON cases (area, product_line, assignee)
  WHERE state IN ('sent', 'received', 'in-progress', 'solved');
CREATE INDEX cases__area__product_line__due_at__open ON cases (area, product_line, due_at)
  WHERE due_at IS NOT NULL AND turn <> 'customer' AND state IN ('sent', 'received', 'in-progress');
-- The queue of what is over and of everything, with what they are narrowed by.
DROP INDEX case_registry__closed_at, case_registry__opened_at;
CREATE INDEX cases__closed_at ON cases (closed_at DESC, case_id DESC)
  INCLUDE (company_id, product_line, area, turn, assignee) WHERE closed_at IS NOT NULL;
CREATE INDEX cases__opened_at ON cases (opened_at DESC, case_id DESC)
  INCLUDE (company_id, product_line, area, state, turn, assignee, due_at);
-- What changed while somebody at the desk was away.
CREATE INDEX cases__changed_at ON cases (changed_at DESC, case_id DESC) INCLUDE (case_number, product_line, area);

CREATE INDEX cases__company_id__machine_id__open ON cases (company_id, machine_id) INCLUDE (severity, product_line, area)
  WHERE state IN ('sent', 'received', 'in-progress', 'solved');
CREATE INDEX machines__company_id__site__machine_number ON machines (company_id, site, machine_number);
CREATE INDEX companies__name ON companies (name, company_id);

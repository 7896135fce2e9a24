-- Why: words of cases, so that customers find theirs; and who said "I have this too" instead of opening a second case.
-- Lock: new tables only; the index on cases is built while writers wait, on an installation without cases.
-- Undo: DROP TABLE case_words, case_joiners; DROP INDEX cases__company_id__error_number__opened_at and make
--   cases__company_id__error_number again as in 0010. Loses who joined; words can be made again from the cases.

CREATE TABLE case_words (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  -- Beside the words, so that the newest of many are found without visiting the cases.
  opened_at timestamptz NOT NULL,
  -- Pieces of words without places: bigrams of Chinese, and for other scripts each word and its endings, so that a
  -- prefix search finds any part of it (Überlast in Spindelüberlast, 0230 in A0230E1234).
  words tsvector NOT NULL,
  CONSTRAINT case_words__company_id__case_id PRIMARY KEY (company_id, case_id),
  CONSTRAINT case_words__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id)
);
CREATE INDEX case_words__company_id__words ON case_words USING gin (company_id, words);
COMMENT ON TABLE case_words IS 'Pieces of the words of a case, its replies and its solution, to be searched.';

CREATE TABLE case_joiners (
  company_id uuid NOT NULL,
  case_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT case_joiners__company_id__membership_id__case_id PRIMARY KEY (company_id, membership_id, case_id),
  CONSTRAINT case_joiners__company_id__case_id__cases
    FOREIGN KEY (company_id, case_id) REFERENCES cases (company_id, case_id),
  CONSTRAINT case_joiners__company_id__membership_id__memberships
    FOREIGN KEY (company_id, membership_id) REFERENCES memberships (company_id, membership_id)
);
CREATE INDEX case_joiners__company_id__case_id ON case_joiners (company_id, case_id, at);
COMMENT ON TABLE case_joiners IS 'Who has the same problem as an open case and joined it.';

DROP INDEX cases__company_id__error_number;
CREATE INDEX cases__company_id__error_number__opened_at
  ON cases (company_id, error_number, opened_at DESC, case_id DESC) WHERE error_number IS NOT NULL;
CREATE INDEX cases__company_id__machine_id__opened_at ON cases (company_id, machine_id, opened_at DESC, case_id DESC);

-- Why: staff find machines, companies and people by any part of a number or name, and cases of every company by words.
-- Lock: adds stored columns, which writes machines, companies and memberships once; the index on case_words is built while
--   writers wait. A minute for a million cases.
-- Undo: drop the three columns named endings with their indexes, the index case_words__opened_at, the function endings_of.

-- A name in the folded form of packages/contract/src/cases/search-marks.ts, without spaces and signs, and all its endings:
-- whoever looks for a beginning of one of them finds any part. A name is short; what it means need not be known.
CREATE FUNCTION endings_of(text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  AS $$
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT substr(name, at, 40)), '{}'))
  FROM (SELECT normalize(regexp_replace(
      normalize(replace(lower(normalize($1, NFKC) COLLATE "pg_c_utf8"), 'ß', 'ss'), NFD),
      '[\u0300-\u036f\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a0\u00b7\u2010-\u2015\u3001\u3002]', '', 'g'), NFC) AS name
    ) AS folded,
    generate_series(1, least(length(name), 200)) AS at
  $$;
COMMENT ON FUNCTION endings_of(text) IS 'All endings of a short name or number, to be found by any of its parts.';

ALTER TABLE machines ADD COLUMN endings tsvector NOT NULL
  GENERATED ALWAYS AS (endings_of(machine_number) || endings_of(model) || endings_of(site)) STORED;
CREATE INDEX machines__company_id__endings ON machines USING gin (company_id, endings);

ALTER TABLE companies ADD COLUMN endings tsvector NOT NULL
  GENERATED ALWAYS AS (endings_of(customer_number) || endings_of(name) || endings_of(city)) STORED;
CREATE INDEX companies__company_id__endings ON companies USING gin (company_id, endings);

ALTER TABLE memberships ADD COLUMN endings tsvector NOT NULL GENERATED ALWAYS AS (endings_of(label)) STORED;
CREATE INDEX memberships__company_id__endings ON memberships USING gin (company_id, endings);

-- The newest cases in which a common word stands are met by going back in time.
CREATE INDEX case_words__opened_at ON case_words (opened_at DESC, case_id DESC);

-- Why: files go up in pieces before there is a case (uploads, of one person), and join a case when it is sent (files, of
-- the company). Two tables, because nobody but the uploader may see what a draft carries.
-- Lock: new tables only, nothing waits.
-- Undo: DROP TABLE files, uploads; loses every attached file's name and place, so only before first use.

CREATE TABLE uploads (
  -- Made by the client: the draft names its files before the first byte has gone up.
  upload_id uuid NOT NULL,
  person_id uuid NOT NULL,
  company_id uuid NOT NULL,
  -- Random and never told: it alone leads to the bytes, so an id that is used again never meets old bytes.
  storage_key text NOT NULL,
  file_name text NOT NULL,
  upload_bytes integer NOT NULL,
  state text NOT NULL,
  refusal text,
  type text,
  bytes integer,
  width integer,
  height integer,
  sha256 text,
  started_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  joined_at timestamptz,
  check_started_at timestamptz,
  check_attempts smallint NOT NULL,
  -- Who is writing just now: a lease that a killed process loses by itself.
  lease_id uuid,
  lease_until timestamptz,
  lease_yield boolean NOT NULL,
  CONSTRAINT uploads__upload_id PRIMARY KEY (upload_id),
  CONSTRAINT uploads__person_id__people FOREIGN KEY (person_id) REFERENCES people (person_id),
  CONSTRAINT uploads__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT uploads__state CHECK (state IN ('uploading', 'checking', 'ready', 'refused', 'ended')),
  CONSTRAINT uploads__upload_bytes CHECK (upload_bytes > 0),
  CONSTRAINT uploads__state__refusal CHECK (state <> 'refused' OR refusal IS NOT NULL),
  CONSTRAINT uploads__state__sha256 CHECK (state <> 'ready' OR (sha256 IS NOT NULL AND type IS NOT NULL
    AND bytes IS NOT NULL AND width IS NOT NULL AND height IS NOT NULL))
);
CREATE INDEX uploads__person_id ON uploads (person_id);
-- The sweep looks for the longest untouched.
CREATE INDEX uploads__touched_at ON uploads (touched_at);
COMMENT ON TABLE uploads IS 'A file on its way up, of one person, until a day after its last byte or its joining.';

CREATE TABLE files (
  company_id uuid NOT NULL,
  file_id uuid NOT NULL,
  -- No foreign key: a case may be written after its files in the same act, and cases are a later feature.
  case_id uuid NOT NULL,
  reply_id uuid,
  person_id uuid NOT NULL,
  position smallint NOT NULL,
  storage_key text NOT NULL,
  file_name text NOT NULL,
  type text NOT NULL,
  bytes integer NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  sha256 text NOT NULL,
  joined_at timestamptz NOT NULL,
  CONSTRAINT files__company_id__file_id PRIMARY KEY (company_id, file_id),
  CONSTRAINT files__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id)
);
CREATE INDEX files__company_id__case_id ON files (company_id, case_id, joined_at, position);
COMMENT ON TABLE files IS 'A checked file that belongs to a case or to one of its replies.';

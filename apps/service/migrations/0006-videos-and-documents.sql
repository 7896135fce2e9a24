-- Why: beside pictures go videos, PDF and plain text: not all have a width, videos have a length, codecs and a poster
-- that the phone makes; a file has a caption; a phone declares the hash of the whole file before it sends it.
-- Lock: each ALTER takes its table for a moment; no column has a default to write, the new check reads uploads once.
-- Undo: drop the added columns and set the width and height of what is no picture to 0 before NOT NULL comes back.

ALTER TABLE uploads
  -- What the client says the file is; text has no bytes by which it could be told from anything else.
  ADD COLUMN told_kind text,
  ADD COLUMN told_sha256 text,
  -- The video this upload is the poster of. No foreign key: the poster may be there before its video.
  ADD COLUMN poster_of uuid,
  ADD COLUMN duration_ms integer,
  ADD COLUMN codecs text,
  DROP CONSTRAINT uploads__state__sha256,
  ADD CONSTRAINT uploads__state__sha256 CHECK (state <> 'ready' OR (sha256 IS NOT NULL AND type IS NOT NULL
    AND bytes IS NOT NULL)),
  ADD CONSTRAINT uploads__told_sha256 CHECK (told_sha256 ~ '^[0-9a-f]{64}$');
CREATE INDEX uploads__poster_of ON uploads (poster_of) WHERE poster_of IS NOT NULL;

ALTER TABLE files
  ALTER COLUMN width DROP NOT NULL,
  ALTER COLUMN height DROP NOT NULL,
  ADD COLUMN duration_ms integer,
  ADD COLUMN codecs text,
  ADD COLUMN caption text,
  -- Where the poster's bytes lie and what they are; all three or none.
  ADD COLUMN poster_key text,
  ADD COLUMN poster_type text,
  ADD COLUMN poster_sha256 text,
  ADD CONSTRAINT files__poster CHECK ((poster_key IS NULL) = (poster_type IS NULL)
    AND (poster_key IS NULL) = (poster_sha256 IS NULL));

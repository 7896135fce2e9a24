-- Why: which processing register a region worked by, and since when, must be provable later (privacy.md §1).
-- Lock: a new table; nothing that is there waits.
-- Undo: DROP TABLE register_snapshots; DROP FUNCTION refuse_change_of_register().

CREATE TABLE register_snapshots (
  register_hash text NOT NULL,
  canonical text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  software_version text NOT NULL,
  CONSTRAINT register_snapshots__register_hash PRIMARY KEY (register_hash),
  -- The text is the proof: a row whose text does not have its hash cannot be written.
  CONSTRAINT register_snapshots__canonical CHECK (encode(sha256(convert_to(canonical, 'UTF8')), 'hex') = register_hash)
);
COMMENT ON TABLE register_snapshots IS 'A processing register that this region has worked by, from when on, and under which version of the software.';
CREATE FUNCTION refuse_change_of_register() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'a register that was worked by is never changed (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER register_snapshots__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_register();

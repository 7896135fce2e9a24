-- Why: the tables that platform and privacy engine write (packages/privacy/src/engine/records/tables.ts).
-- Lock: none, all tables are new.  Undo: drop them; the audit trail and waiting events are lost.

CREATE TABLE audit_entries (
  entry_id uuid NOT NULL,
  at timestamptz NOT NULL,
  region text NOT NULL,
  actor_kind text NOT NULL,
  actor_person_id uuid,
  what text NOT NULL,
  company_id uuid,
  salt bytea,
  commitment bytea NOT NULL,
  payload jsonb,
  CONSTRAINT audit_entries__entry_id PRIMARY KEY (entry_id),
  CONSTRAINT audit_entries__region CHECK (region IN ('home', 'service')),
  CONSTRAINT audit_entries__commitment CHECK (octet_length(commitment) = 32),
  -- Salt and payload go together: a commitment without its salt proves nothing and can be guessed by nobody.
  CONSTRAINT audit_entries__salt__payload CHECK ((salt IS NULL) = (payload IS NULL))
);
COMMENT ON TABLE audit_entries IS 'Who did or saw what: a salted commitment that stays, and a payload that can be erased.';

CREATE TABLE outbox_events (
  event_id uuid NOT NULL,
  kind text NOT NULL,
  company_id uuid,
  body jsonb NOT NULL,
  occurred_at timestamptz NOT NULL,
  relayed_at timestamptz,
  CONSTRAINT outbox_events__event_id PRIMARY KEY (event_id)
);
-- The relay reads what is not yet relayed, oldest first; relayed rows leave the index.
CREATE INDEX outbox_events__occurred_at ON outbox_events (occurred_at, event_id) WHERE relayed_at IS NULL;
COMMENT ON TABLE outbox_events IS 'Business facts in the past tense, ids only, waiting for the worker to relay them.';

CREATE TABLE throttles (
  throttle_key text NOT NULL,
  window_start timestamptz NOT NULL,
  times integer NOT NULL,
  CONSTRAINT throttles__throttle_key__window_start PRIMARY KEY (throttle_key, window_start)
);
CREATE INDEX throttles__window_start ON throttles (window_start);
COMMENT ON TABLE throttles IS 'How often a thing was tried in a window of time, under a hash of its key.';

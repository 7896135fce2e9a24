-- Why: an administrator lets somebody in, or back in, without ever knowing their password or authenticator.
-- Lock: none, the table is new.  Undo: drop it; invites that wait are lost.

CREATE TABLE staff_invites (
  staff_id uuid NOT NULL,
  login_name text NOT NULL,
  token_hash bytea NOT NULL,
  totp_secret bytea NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT staff_invites__staff_id PRIMARY KEY (staff_id),
  CONSTRAINT staff_invites__login_name UNIQUE (login_name),
  CONSTRAINT staff_invites__token_hash UNIQUE (token_hash),
  CONSTRAINT staff_invites__login_name__form CHECK (login_name = lower(login_name)),
  CONSTRAINT staff_invites__token_hash__length CHECK (octet_length(token_hash) = 32)
);
COMMENT ON TABLE staff_invites IS 'A staff member who may set a password and an authenticator by a link that is good once.';

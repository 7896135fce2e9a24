-- Why: staff sign in through a realm of their own.
-- Lock: none, the table is new.  Undo: drop it; staff cannot sign in.

CREATE TABLE staff_accounts (
  staff_id uuid NOT NULL,
  login_name text NOT NULL,
  password_hash text NOT NULL,
  totp_secret bytea NOT NULL,
  last_totp_step bigint NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT staff_accounts__staff_id PRIMARY KEY (staff_id),
  CONSTRAINT staff_accounts__login_name UNIQUE (login_name),
  CONSTRAINT staff_accounts__login_name__form CHECK (login_name = lower(login_name)),
  CONSTRAINT staff_accounts__status CHECK (status IN ('active', 'closed'))
);
COMMENT ON TABLE staff_accounts IS 'A staff member''s way to sign in: password and authenticator; every code step is used once.';

CREATE TABLE known_devices (
  account_id uuid NOT NULL,
  device_hash bytea NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  CONSTRAINT known_devices__account_id__device_hash PRIMARY KEY (account_id, device_hash)
);
COMMENT ON TABLE known_devices IS 'Browsers in which an account has signed in before; others'' guesses do not lock them out.';

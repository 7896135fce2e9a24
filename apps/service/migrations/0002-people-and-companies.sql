-- Why: who signs in from either side, which companies there are, who belongs to them and who wishes to.
-- Lock: new tables only, nothing waits.
-- Undo: DROP TABLE in the reverse order of this file.

CREATE TABLE people (
  person_id uuid NOT NULL,
  language text NOT NULL DEFAULT 'zh',
  first_seen_at timestamptz NOT NULL,
  CONSTRAINT people__person_id PRIMARY KEY (person_id),
  CONSTRAINT people__language CHECK (language IN ('zh', 'en', 'de'))
);
COMMENT ON TABLE people IS 'A human known by the random id that the home region gave; has no company of its own.';

CREATE TABLE person_profiles (
  person_id uuid NOT NULL,
  contact_email text NOT NULL,
  country_region text NOT NULL,
  salutation text,
  title text,
  name text NOT NULL,
  position text NOT NULL,
  phone text NOT NULL,
  main_reason text,
  department text,
  changed_at timestamptz NOT NULL,
  CONSTRAINT person_profiles__person_id PRIMARY KEY (person_id),
  CONSTRAINT person_profiles__person_id__people FOREIGN KEY (person_id) REFERENCES people (person_id)
);
COMMENT ON TABLE person_profiles IS 'What a person tells about itself (S2.1); a row of its own, so that it can be sealed whole.';

CREATE TABLE staff_members (
  staff_id uuid NOT NULL,
  name text NOT NULL,
  team text NOT NULL,
  roles text[] NOT NULL,
  product_lines text[] NOT NULL,
  since timestamptz NOT NULL,
  left_at timestamptz,
  CONSTRAINT staff_members__staff_id PRIMARY KEY (staff_id),
  CONSTRAINT staff_members__roles CHECK (
    roles <@ ARRAY['front-line', 'engineer', 'planner', 'privacy-officer', 'administrator']),
  CONSTRAINT staff_members__product_lines CHECK (product_lines <@ ARRAY['machine-tool', 'laser'])
);
COMMENT ON TABLE staff_members IS 'Somebody of the maker; staff_id is the subject of the staff realm.';

CREATE TABLE staff_sessions (
  session_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT staff_sessions__session_id PRIMARY KEY (session_id),
  CONSTRAINT staff_sessions__token_hash UNIQUE (token_hash),
  CONSTRAINT staff_sessions__staff_id__staff_members FOREIGN KEY (staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT staff_sessions__token_hash__length CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX staff_sessions__ends_at ON staff_sessions (ends_at);
COMMENT ON TABLE staff_sessions IS 'A signed-in browser of a staff member; the cookie holds the token, the row its hash.';

CREATE TABLE companies (
  company_id uuid NOT NULL,
  customer_number text NOT NULL,
  name text NOT NULL,
  street text NOT NULL,
  postcode text NOT NULL,
  city text NOT NULL,
  region text NOT NULL,
  country_region text NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT companies__company_id PRIMARY KEY (company_id),
  CONSTRAINT companies__customer_number UNIQUE (customer_number)
);
COMMENT ON TABLE companies IS 'A customer organisation; a small table that every node of a distributed engine can hold whole.';

CREATE TABLE memberships (
  company_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  label text NOT NULL,
  may_open_cases boolean NOT NULL DEFAULT true,
  since timestamptz NOT NULL,
  accepted_by uuid,
  left_at timestamptz,
  CONSTRAINT memberships__company_id__membership_id PRIMARY KEY (company_id, membership_id),
  CONSTRAINT memberships__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT memberships__person_id__people FOREIGN KEY (person_id) REFERENCES people (person_id),
  CONSTRAINT memberships__accepted_by__staff_members FOREIGN KEY (accepted_by) REFERENCES staff_members (staff_id),
  CONSTRAINT memberships__role CHECK (role IN ('member', 'company-admin'))
);
CREATE UNIQUE INDEX memberships__company_id__person_id ON memberships (company_id, person_id) WHERE left_at IS NULL;
COMMENT ON TABLE memberships IS 'A person in a company with role and label; authors of cases and replies point here.';

CREATE TABLE membership_registry (
  person_id uuid NOT NULL,
  company_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  CONSTRAINT membership_registry__person_id PRIMARY KEY (person_id),
  CONSTRAINT membership_registry__company_id__membership_id__memberships
    FOREIGN KEY (company_id, membership_id) REFERENCES memberships (company_id, membership_id)
);
COMMENT ON TABLE membership_registry IS 'Which company a person is in now; one row a person, so nobody is in two.';

CREATE TABLE join_requests (
  company_id uuid NOT NULL,
  join_request_id uuid NOT NULL,
  person_id uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  machine_number text NOT NULL,
  stated_name text NOT NULL,
  stated_street text NOT NULL,
  stated_postcode text NOT NULL,
  stated_city text NOT NULL,
  stated_region text NOT NULL,
  decision text,
  decided_at timestamptz,
  decided_by uuid,
  CONSTRAINT join_requests__company_id__join_request_id PRIMARY KEY (company_id, join_request_id),
  CONSTRAINT join_requests__company_id__companies FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT join_requests__person_id__people FOREIGN KEY (person_id) REFERENCES people (person_id),
  CONSTRAINT join_requests__decided_by__staff_members FOREIGN KEY (decided_by) REFERENCES staff_members (staff_id),
  CONSTRAINT join_requests__decision CHECK (decision IN ('accepted', 'refused')),
  CONSTRAINT join_requests__decision__decided_at CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX join_requests__company_id__person_id ON join_requests (company_id, person_id) WHERE decision IS NULL;
COMMENT ON TABLE join_requests IS 'A wish to join a company: what the person stated, and what the front line decided.';

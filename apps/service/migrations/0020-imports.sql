-- Why: service contracts, and how companies, machines and service contracts come in from files and can go out again.
-- Lock: new tables only, nothing waits.
-- Undo: DROP TABLE import_effects, import_refusals, imports, service_contracts.

CREATE TABLE service_contracts (
  company_id uuid NOT NULL,
  service_contract_id uuid NOT NULL,
  contract_number text NOT NULL,
  machine_id uuid NOT NULL,
  level text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CONSTRAINT service_contracts__company_id__service_contract_id PRIMARY KEY (company_id, service_contract_id),
  CONSTRAINT service_contracts__company_id__machine_id__contract_number
    UNIQUE (company_id, machine_id, contract_number),
  CONSTRAINT service_contracts__company_id__machine_id__machines
    FOREIGN KEY (company_id, machine_id) REFERENCES machines (company_id, machine_id),
  CONSTRAINT service_contracts__level CHECK (level IN ('basic', 'standard', 'premium')),
  CONSTRAINT service_contracts__starts_on__ends_on CHECK (starts_on <= ends_on)
);
COMMENT ON TABLE service_contracts IS 'What a company bought for a machine; one number may cover several machines, a row each.';

CREATE TABLE imports (
  import_id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  format text NOT NULL,
  file_key text,
  file_bytes int NOT NULL,
  staff_id uuid NOT NULL,
  product_lines text[] NOT NULL,
  areas text[] NOT NULL,
  state text NOT NULL,
  failure text,
  reading jsonb NOT NULL,
  mapping jsonb NOT NULL,
  new_models boolean NOT NULL DEFAULT false,
  rows_total int,
  rows_done int NOT NULL DEFAULT 0,
  created int NOT NULL DEFAULT 0,
  changed int NOT NULL DEFAULT 0,
  unchanged int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  taken_back int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  uploaded_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  CONSTRAINT imports__import_id PRIMARY KEY (import_id),
  CONSTRAINT imports__staff_id__staff_members FOREIGN KEY (staff_id) REFERENCES staff_members (staff_id),
  CONSTRAINT imports__kind CHECK (kind IN ('companies', 'machines', 'service-contracts')),
  CONSTRAINT imports__format CHECK (format IN ('csv', 'xlsx')),
  CONSTRAINT imports__state CHECK (
    state IN ('uploaded', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed'))
);
CREATE INDEX imports__uploaded_at ON imports (uploaded_at);
COMMENT ON TABLE imports IS 'A file of companies, machines or service contracts: how it is read, and how far it is.';

CREATE TABLE import_refusals (
  import_id uuid NOT NULL,
  line int NOT NULL,
  field text,
  column_index int,
  reason text NOT NULL,
  value text,
  other_line int,
  CONSTRAINT import_refusals__import_id__line PRIMARY KEY (import_id, line),
  CONSTRAINT import_refusals__import_id__imports FOREIGN KEY (import_id) REFERENCES imports (import_id)
);
COMMENT ON TABLE import_refusals IS 'A row of an imported file that was refused, or that undo had to leave, and why.';

CREATE TABLE import_effects (
  import_id uuid NOT NULL,
  line int NOT NULL,
  company_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  before jsonb,
  after jsonb NOT NULL,
  undone boolean NOT NULL DEFAULT false,
  CONSTRAINT import_effects__import_id__line PRIMARY KEY (import_id, line),
  CONSTRAINT import_effects__import_id__imports FOREIGN KEY (import_id) REFERENCES imports (import_id)
);
COMMENT ON TABLE import_effects IS 'What one row of an import made (before is null) or changed, so that it can be taken back.';

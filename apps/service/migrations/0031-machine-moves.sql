-- Why: a machine moves to another company with its master data and an anonymous history; the old company keeps its cases,
--   which need the old row. Cause and remedy get a word of a list beside their text: the word travels, the text does not.
-- Lock: machines and cases for the moment of adding columns without a default, no rewrite.
-- Undo: DROP TABLE machine_history, machine_move_registry; drop the new columns. Rows of machines that have moved must go first.

ALTER TABLE machines ADD COLUMN moved_at timestamptz;
ALTER TABLE cases ADD COLUMN cause_code text, ADD COLUMN remedy_code text;

CREATE TABLE machine_move_registry (
  move_id uuid NOT NULL,
  machine_number text NOT NULL,
  company_id uuid NOT NULL,
  machine_id uuid NOT NULL,
  from_company_id uuid NOT NULL,
  from_machine_id uuid NOT NULL,
  at timestamptz NOT NULL,
  moved_by uuid NOT NULL,
  CONSTRAINT machine_move_registry__move_id PRIMARY KEY (move_id),
  CONSTRAINT machine_move_registry__company_id__machine_id__machines
    FOREIGN KEY (company_id, machine_id) REFERENCES machines (company_id, machine_id),
  CONSTRAINT machine_move_registry__from_company_id__from_machine_id__machines
    FOREIGN KEY (from_company_id, from_machine_id) REFERENCES machines (company_id, machine_id),
  CONSTRAINT machine_move_registry__moved_by__staff_members FOREIGN KEY (moved_by) REFERENCES staff_members (staff_id)
);
CREATE INDEX machine_move_registry__machine_number ON machine_move_registry (machine_number, at);
COMMENT ON TABLE machine_move_registry IS 'From which company to which a machine has moved; staff only.';

-- No text, file, name or company: month, error number and the words of the lists.
CREATE TABLE machine_history (
  company_id uuid NOT NULL,
  history_id uuid NOT NULL,
  machine_id uuid NOT NULL,
  month text NOT NULL,
  error_number text,
  cause_code text,
  remedy_code text,
  -- The move by which the case behind it became anonymous, so that a machine that comes back brings nothing twice.
  first_move_id uuid NOT NULL,
  CONSTRAINT machine_history__company_id__history_id PRIMARY KEY (company_id, history_id),
  CONSTRAINT machine_history__company_id__machine_id__machines
    FOREIGN KEY (company_id, machine_id) REFERENCES machines (company_id, machine_id),
  CONSTRAINT machine_history__first_move_id__machine_move_registry FOREIGN KEY (first_move_id) REFERENCES machine_move_registry (move_id),
  CONSTRAINT machine_history__month CHECK (month ~ '^[0-9]{4}-[0-9]{2}$')
);
CREATE INDEX machine_history__company_id__machine_id ON machine_history (company_id, machine_id, month DESC);
COMMENT ON TABLE machine_history IS 'What a machine had before it came to its company, one row an earlier case, without anything that leads to anybody.';

-- Why: administrators look after staff, teams and reply templates, and see what the worker does.
-- Lock: staff_members for the moment of adding a column that may be empty; the rest is new.
-- Undo: DROP TABLE reply_templates, job_queues, failed_jobs; drop staff_members.login_name.

ALTER TABLE staff_members ADD COLUMN login_name text,
  ADD CONSTRAINT staff_members__login_name UNIQUE (login_name);

CREATE TABLE reply_templates (
  template_id uuid NOT NULL,
  name text NOT NULL,
  product_lines text[] NOT NULL,
  text_zh text,
  text_en text,
  text_de text,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT reply_templates__template_id PRIMARY KEY (template_id),
  CONSTRAINT reply_templates__name UNIQUE (name),
  CONSTRAINT reply_templates__changed_by__staff_members FOREIGN KEY (changed_by) REFERENCES staff_members (staff_id),
  CONSTRAINT reply_templates__product_lines CHECK (product_lines <@ ARRAY['machine-tool', 'laser']),
  CONSTRAINT reply_templates__text CHECK (num_nonnulls(text_zh, text_en, text_de) > 0)
);
COMMENT ON TABLE reply_templates IS 'A text that replies can begin with, in the languages somebody has written it in.';

CREATE TABLE job_queues (
  queue text NOT NULL,
  waiting integer NOT NULL,
  running integer NOT NULL,
  failed integer NOT NULL,
  done integer NOT NULL,
  done_at timestamptz,
  seen_at timestamptz NOT NULL,
  CONSTRAINT job_queues__queue PRIMARY KEY (queue)
);
COMMENT ON TABLE job_queues IS 'How many jobs of a queue there are by state, as the worker last saw them.';

CREATE TABLE failed_jobs (
  job_id uuid NOT NULL,
  queue text NOT NULL,
  failed_at timestamptz NOT NULL,
  fault text NOT NULL,
  CONSTRAINT failed_jobs__job_id PRIMARY KEY (job_id)
);
COMMENT ON TABLE failed_jobs IS 'A job that was given up, with the kind of its fault; its data stay with the worker.';

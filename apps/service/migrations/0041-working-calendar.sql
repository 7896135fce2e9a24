-- Why: due times count working time: hours by day of the week, and the days that differ from their weekday, by calendar.
-- Lock: new tables only, nothing waits.
-- Undo: DROP TABLE working_hours, working_calendar.

CREATE TABLE working_calendar (
  calendar text NOT NULL,
  date date NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  status text NOT NULL,
  source text NOT NULL,
  changed_by uuid,
  changed_at timestamptz NOT NULL,
  CONSTRAINT working_calendar__calendar__date PRIMARY KEY (calendar, date),
  CONSTRAINT working_calendar__changed_by__staff_members FOREIGN KEY (changed_by) REFERENCES staff_members (staff_id),
  CONSTRAINT working_calendar__kind CHECK (kind IN ('holiday', 'make-up', 'ordinary')),
  CONSTRAINT working_calendar__status CHECK (status IN ('published', 'corrected')),
  CONSTRAINT working_calendar__status__changed_by CHECK ((status = 'corrected') = (changed_by IS NOT NULL))
);
COMMENT ON TABLE working_calendar IS 'A day that differs from its weekday: free, worked in exchange, or its weekday after all.';

CREATE TABLE working_hours (
  calendar text NOT NULL,
  day text NOT NULL,
  opens smallint NOT NULL,
  closes smallint NOT NULL,
  CONSTRAINT working_hours__calendar__day__opens PRIMARY KEY (calendar, day, opens),
  CONSTRAINT working_hours__day CHECK (day IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'make-up')),
  CONSTRAINT working_hours__opens__closes CHECK (0 <= opens AND opens < closes AND closes <= 1440)
);
COMMENT ON TABLE working_hours IS 'When a day of the week is worked, in minutes since midnight of the calendar''s time zone.';

INSERT INTO working_hours (calendar, day, opens, closes)
SELECT 'china', day, opens, closes FROM unnest('{mon,tue,wed,thu,fri,make-up}'::text[]) day,
  (VALUES (510, 720), (780, 1050)) hours (opens, closes);
INSERT INTO working_hours (calendar, day, opens, closes)
SELECT 'germany', day, 480, 1020 FROM unnest('{mon,tue,wed,thu,fri}'::text[]) day;

-- The State Council's notice on the public holidays of 2024, day by day.
INSERT INTO working_calendar (calendar, date, kind, name, status, source, changed_at)
SELECT 'china', ('2024-' || day)::date, kind, name, 'published', 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm', now()
FROM (VALUES
  ('元旦', 'holiday', '{01-01}'::text[]),
  ('春节', 'make-up', '{02-04,02-18}'::text[]),
  ('春节', 'holiday', '{02-10,02-11,02-12,02-13,02-14,02-15,02-16,02-17}'::text[]),
  ('清明节', 'holiday', '{04-04,04-05,04-06}'::text[]),
  ('清明节', 'make-up', '{04-07}'::text[]),
  ('劳动节', 'make-up', '{04-28,05-11}'::text[]),
  ('劳动节', 'holiday', '{05-01,05-02,05-03,05-04,05-05}'::text[]),
  ('端午节', 'holiday', '{06-10}'::text[]),
  ('中秋节', 'make-up', '{09-14}'::text[]),
  ('中秋节', 'holiday', '{09-15,09-16,09-17}'::text[]),
  ('国庆节', 'make-up', '{09-29,10-12}'::text[]),
  ('国庆节', 'holiday', '{10-01,10-02,10-03,10-04,10-05,10-06,10-07}'::text[])
) notice (name, kind, days), unnest(days) day;

-- The State Council's notice on the public holidays of 2025, day by day.
INSERT INTO working_calendar (calendar, date, kind, name, status, source, changed_at)
SELECT 'china', ('2025-' || day)::date, kind, name, 'published', 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm', now()
FROM (VALUES
  ('元旦', 'holiday', '{01-01}'::text[]),
  ('春节', 'make-up', '{01-26,02-08}'::text[]),
  ('春节', 'holiday', '{01-28,01-29,01-30,01-31,02-01,02-02,02-03,02-04}'::text[]),
  ('清明节', 'holiday', '{04-04,04-05,04-06}'::text[]),
  ('劳动节', 'make-up', '{04-27}'::text[]),
  ('劳动节', 'holiday', '{05-01,05-02,05-03,05-04,05-05}'::text[]),
  ('端午节', 'holiday', '{05-31,06-01,06-02}'::text[]),
  ('国庆节、中秋节', 'make-up', '{09-28,10-11}'::text[]),
  ('国庆节、中秋节', 'holiday', '{10-01,10-02,10-03,10-04,10-05,10-06,10-07,10-08}'::text[])
) notice (name, kind, days), unnest(days) day;

-- The State Council's notice on the public holidays of 2026, day by day.
INSERT INTO working_calendar (calendar, date, kind, name, status, source, changed_at)
SELECT 'china', ('2026-' || day)::date, kind, name, 'published', 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm', now()
FROM (VALUES
  ('元旦', 'holiday', '{01-01,01-02,01-03}'::text[]),
  ('元旦', 'make-up', '{01-04}'::text[]),
  ('春节', 'make-up', '{02-14,02-28}'::text[]),
  ('春节', 'holiday', '{02-15,02-16,02-17,02-18,02-19,02-20,02-21,02-22,02-23}'::text[]),
  ('清明节', 'holiday', '{04-04,04-05,04-06}'::text[]),
  ('劳动节', 'holiday', '{05-01,05-02,05-03,05-04,05-05}'::text[]),
  ('劳动节', 'make-up', '{05-09}'::text[]),
  ('端午节', 'holiday', '{06-19,06-20,06-21}'::text[]),
  ('国庆节', 'make-up', '{09-20,10-10}'::text[]),
  ('中秋节', 'holiday', '{09-25,09-26,09-27}'::text[]),
  ('国庆节', 'holiday', '{10-01,10-02,10-03,10-04,10-05,10-06,10-07}'::text[])
) notice (name, kind, days), unnest(days) day;

-- Feiertagsgesetz Baden-Württemberg (FTG) § 1; those that move are counted from Easter Sunday of the year.
INSERT INTO working_calendar (calendar, date, kind, name, status, source, changed_at)
SELECT 'germany', date, 'holiday', name, 'published', 'Feiertagsgesetz Baden-Württemberg (FTG) § 1', now()
FROM (VALUES
  (2024, '2024-03-31'::date),
  (2025, '2025-04-20'::date),
  (2026, '2026-04-05'::date),
  (2027, '2027-03-28'::date),
  (2028, '2028-04-16'::date),
  (2029, '2029-04-01'::date)
) years (year, easter), LATERAL (VALUES
  ('Neujahr', (year || '-01-01')::date),
  ('Heilige Drei Könige', (year || '-01-06')::date),
  ('Tag der Arbeit', (year || '-05-01')::date),
  ('Tag der Deutschen Einheit', (year || '-10-03')::date),
  ('Allerheiligen', (year || '-11-01')::date),
  ('Erster Weihnachtstag', (year || '-12-25')::date),
  ('Zweiter Weihnachtstag', (year || '-12-26')::date),
  ('Karfreitag', easter - 2),
  ('Ostermontag', easter + 1),
  ('Christi Himmelfahrt', easter + 39),
  ('Pfingstmontag', easter + 50),
  ('Fronleichnam', easter + 60)
) holidays (name, date)
-- Ascension Day on the first of May is one free day, not two.
ON CONFLICT (calendar, date) DO NOTHING;

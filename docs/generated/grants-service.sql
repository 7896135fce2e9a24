-- Database service: generated from the data maps, never written by hand.
GRANT USAGE ON SCHEMA public TO customer, staff, privacy, worker, analysis, sign_in;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
-- Nothing holds that is not granted below.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, customer, staff, privacy, worker, analysis, sign_in;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, customer, staff, privacy, worker, analysis, sign_in;
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1
  LOOP EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC, customer, staff, privacy, worker, analysis, sign_in', each.signature); END LOOP;
  FOR each IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' ORDER BY 2, 1
  LOOP EXECUTE format('DROP POLICY %I ON public.%I', each.policyname, each.tablename); END LOOP;
END $$;

-- access_log: One request: when, which declared operation, how it ended, from where, and by which random id; without one where nobody was signed in, and then the address is shortened.
-- all rows: lines of every company are written together; administrators look for misuse in all of them.
ALTER TABLE public.access_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_log FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.access_log FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (request_id, at, route, method, status, duration_ms, bytes, address, software, system, person_kind, person_id) ON public.access_log TO staff;
GRANT INSERT (request_id, at, route, method, status, duration_ms, bytes, address, software, system, person_kind, person_id) ON public.access_log TO staff;
CREATE POLICY staff_rows ON public.access_log FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (request_id, at, route, method, status, duration_ms, bytes, address, software, system, person_kind, person_id) ON public.access_log TO privacy;
CREATE POLICY privacy_rows ON public.access_log FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- areas: A part of the country, or of the world, that teams are responsible for.
-- all rows: the scope of whoever asks is found here before it is known, and the area of imported companies; it holds nothing of a company.
ALTER TABLE public.areas ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.areas FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.areas FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (area, name_zh, name_en, name_de, regions, place) ON public.areas TO staff;
CREATE POLICY staff_rows ON public.areas FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (area, name_zh, name_en, name_de, place) ON public.areas TO privacy;
CREATE POLICY privacy_rows ON public.areas FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (area, regions, place) ON public.areas TO worker;
CREATE POLICY worker_rows ON public.areas FOR ALL TO worker
  USING (true)
  WITH CHECK (true);
GRANT SELECT (area, place) ON public.areas TO sign_in;
CREATE POLICY sign_in_rows ON public.areas FOR ALL TO sign_in
  USING (true)
  WITH CHECK (true);

-- audit_entries: Who did or saw what: a salted commitment that stays, and a payload that can be erased.
-- all rows: requests only insert; the privacy officer reads the entries of every company.
ALTER TABLE public.audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.audit_entries FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO customer;
CREATE POLICY customer_rows ON public.audit_entries FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO staff;
CREATE POLICY staff_rows ON public.audit_entries FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO privacy;
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO privacy;
GRANT UPDATE (salt, payload) ON public.audit_entries TO privacy;
CREATE POLICY privacy_rows ON public.audit_entries FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO worker;
CREATE POLICY worker_rows ON public.audit_entries FOR ALL TO worker
  USING (true)
  WITH CHECK (true);
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO analysis;
CREATE POLICY analysis_rows ON public.audit_entries FOR ALL TO analysis
  USING (true)
  WITH CHECK (true);
GRANT INSERT (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload) ON public.audit_entries TO sign_in;
CREATE POLICY sign_in_rows ON public.audit_entries FOR ALL TO sign_in
  USING (true)
  WITH CHECK (true);

-- calls: A phone contact between staff and a customer about a case.
ALTER TABLE public.calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.calls FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.calls FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, call_id, case_id, called_at, caller_membership_id, caller_staff_id) ON public.calls TO customer;
CREATE POLICY customer_rows ON public.calls FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, call_id, case_id, called_at, caller_membership_id, caller_staff_id, logged_by, logged_at, note) ON public.calls TO staff;
GRANT INSERT (company_id, call_id, case_id, called_at, caller_membership_id, caller_staff_id, logged_by, logged_at, note) ON public.calls TO staff;
CREATE POLICY staff_rows ON public.calls FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = calls.company_id AND via.case_id = calls.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = calls.company_id AND via.case_id = calls.case_id));

-- case_changes: Facts about a case that both sides see.
-- all rows: the worker closes unopposed solutions of every company, and counts what is due.
ALTER TABLE public.case_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_changes FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, change_id, case_id, kind, at, author_membership_id, author_staff_id, turn, promised_update_at, cause, remedy, text, how, stop_reason) ON public.case_changes TO customer;
GRANT INSERT (company_id, change_id, case_id, kind, at, author_membership_id, turn, text, how) ON public.case_changes TO customer;
CREATE POLICY customer_rows ON public.case_changes FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, change_id, case_id, kind, at, author_membership_id, author_staff_id, turn, promised_update_at, cause, remedy, text, how, stop_reason) ON public.case_changes TO staff;
GRANT INSERT (company_id, change_id, case_id, kind, at, author_membership_id, author_staff_id, turn, promised_update_at, cause, remedy, text, how, stop_reason) ON public.case_changes TO staff;
CREATE POLICY staff_rows ON public.case_changes FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_changes.company_id AND via.case_id = case_changes.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_changes.company_id AND via.case_id = case_changes.case_id));
GRANT SELECT (company_id, change_id, case_id, kind, at, turn, promised_update_at, how) ON public.case_changes TO worker;
GRANT INSERT (company_id, change_id, case_id, kind, at, how) ON public.case_changes TO worker;
CREATE POLICY worker_rows ON public.case_changes FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_desk_changes: Facts about a case that only staff see.
-- all rows: the worker says of cases of every company that they are late.
ALTER TABLE public.case_desk_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_desk_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_desk_changes FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, change_id, case_id, kind, at, author_staff_id, assignee, priority, due_of, due_at) ON public.case_desk_changes TO staff;
GRANT INSERT (company_id, change_id, case_id, kind, at, author_staff_id, assignee, priority) ON public.case_desk_changes TO staff;
CREATE POLICY staff_rows ON public.case_desk_changes FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_desk_changes.company_id AND via.case_id = case_desk_changes.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_desk_changes.company_id AND via.case_id = case_desk_changes.case_id));
GRANT INSERT (company_id, change_id, case_id, kind, at, due_of, due_at) ON public.case_desk_changes TO worker;
CREATE POLICY worker_rows ON public.case_desk_changes FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_joiners: Who has the same problem as an open case and joined it.
ALTER TABLE public.case_joiners ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_joiners FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_joiners FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, membership_id, at) ON public.case_joiners TO customer;
GRANT INSERT (company_id, case_id, membership_id, at) ON public.case_joiners TO customer;
CREATE POLICY customer_rows ON public.case_joiners FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, membership_id, at) ON public.case_joiners TO staff;
CREATE POLICY staff_rows ON public.case_joiners FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_joiners.company_id AND via.case_id = case_joiners.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_joiners.company_id AND via.case_id = case_joiners.case_id));

-- case_links: That a case has the same fault as another one: who said so, when, and who took it back; staff only.
ALTER TABLE public.case_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_links FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_links FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, link_id, case_id, other_case_id, at, author_staff_id, removed_at, removed_by) ON public.case_links TO staff;
GRANT INSERT (company_id, link_id, case_id, other_case_id, at, author_staff_id) ON public.case_links TO staff;
GRANT UPDATE (removed_at, removed_by) ON public.case_links TO staff;
CREATE POLICY staff_rows ON public.case_links FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_links.company_id AND via.case_id = case_links.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_links.company_id AND via.case_id = case_links.case_id));

-- case_measures: What can be counted of a case: waiting in working minutes by whose turn it was, and promises.
-- all rows: the worker measures cases of every company.
ALTER TABLE public.case_measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_measures FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_measures FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes, is_finished, is_merged, maker_minutes, customer_minutes, parts_minutes, visit_minutes, longest_turn, promises, late_promises) ON public.case_measures TO staff;
GRANT UPDATE (area) ON public.case_measures TO staff;
CREATE POLICY staff_rows ON public.case_measures FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes, is_finished, is_merged, maker_minutes, customer_minutes, parts_minutes, visit_minutes, longest_turn, promises, late_promises) ON public.case_measures TO worker;
GRANT INSERT (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes, is_finished, is_merged, maker_minutes, customer_minutes, parts_minutes, visit_minutes, longest_turn, promises, late_promises) ON public.case_measures TO worker;
GRANT UPDATE (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes, is_finished, is_merged, maker_minutes, customer_minutes, parts_minutes, visit_minutes, longest_turn, promises, late_promises) ON public.case_measures TO worker;
CREATE POLICY worker_rows ON public.case_measures FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_merges: That one case goes on in another of the same company: who said so, when, and who took it back.
-- all rows: the worker counts when the maker has answered cases of every company.
ALTER TABLE public.case_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_merges FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, merge_id, case_id, into_case_id, at, author_staff_id, undone_at, undone_by) ON public.case_merges TO customer;
CREATE POLICY customer_rows ON public.case_merges FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, merge_id, case_id, into_case_id, at, author_staff_id, turn, was_state, was_promised_update_at, was_clock, was_due_at, was_due_of, undone_at, undone_by) ON public.case_merges TO staff;
GRANT INSERT (company_id, merge_id, case_id, into_case_id, at, author_staff_id, turn, was_state, was_promised_update_at, was_clock, was_due_at, was_due_of) ON public.case_merges TO staff;
GRANT UPDATE (undone_at, undone_by) ON public.case_merges TO staff;
CREATE POLICY staff_rows ON public.case_merges FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_merges.company_id AND via.case_id = case_merges.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_merges.company_id AND via.case_id = case_merges.case_id));
GRANT SELECT (company_id, case_id, into_case_id, at, turn, undone_at) ON public.case_merges TO worker;
CREATE POLICY worker_rows ON public.case_merges FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_notes: Internal notes; staff only.
ALTER TABLE public.case_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_notes FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, note_id, case_id, at, author_staff_id, text) ON public.case_notes TO staff;
GRANT INSERT (company_id, note_id, case_id, at, author_staff_id, text) ON public.case_notes TO staff;
CREATE POLICY staff_rows ON public.case_notes FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_notes.company_id AND via.case_id = case_notes.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_notes.company_id AND via.case_id = case_notes.case_id));

-- case_registry: Case number and case id to company, across all companies.
-- all rows: the worker closes unopposed solutions of every company, and counts what is due.
ALTER TABLE public.case_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_registry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_registry FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (case_id, case_number, company_id, closed_at) ON public.case_registry TO customer;
GRANT INSERT (case_id, company_id, product_line, area, opened_at) ON public.case_registry TO customer;
GRANT UPDATE (closed_at) ON public.case_registry TO customer;
CREATE POLICY customer_rows ON public.case_registry FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (case_id, case_number, company_id, product_line, area, opened_at, closed_at) ON public.case_registry TO staff;
GRANT INSERT (case_id, company_id, product_line, area, opened_at) ON public.case_registry TO staff;
GRANT UPDATE (area, closed_at) ON public.case_registry TO staff;
CREATE POLICY staff_rows ON public.case_registry FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (case_id, company_id, opened_at, closed_at) ON public.case_registry TO worker;
GRANT UPDATE (closed_at) ON public.case_registry TO worker;
CREATE POLICY worker_rows ON public.case_registry FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_replies: What one side wrote to the other in a case.
-- all rows: the worker counts when the maker has answered cases of every company.
ALTER TABLE public.case_replies ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_replies FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_replies FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, reply_id, case_id, at, author_membership_id, author_staff_id, text) ON public.case_replies TO customer;
GRANT INSERT (company_id, reply_id, case_id, at, author_membership_id, text) ON public.case_replies TO customer;
CREATE POLICY customer_rows ON public.case_replies FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, reply_id, case_id, at, author_membership_id, author_staff_id, text) ON public.case_replies TO staff;
GRANT INSERT (company_id, reply_id, case_id, at, author_membership_id, author_staff_id, text) ON public.case_replies TO staff;
CREATE POLICY staff_rows ON public.case_replies FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_replies.company_id AND via.case_id = case_replies.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_replies.company_id AND via.case_id = case_replies.case_id));
GRANT SELECT (company_id, reply_id, case_id, at, author_membership_id) ON public.case_replies TO worker;
CREATE POLICY worker_rows ON public.case_replies FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- case_split_calls: Which calls a case that was split off brought along.
ALTER TABLE public.case_split_calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_split_calls FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_split_calls FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, call_id) ON public.case_split_calls TO customer;
CREATE POLICY customer_rows ON public.case_split_calls FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, call_id) ON public.case_split_calls TO staff;
GRANT INSERT (company_id, case_id, call_id) ON public.case_split_calls TO staff;
CREATE POLICY staff_rows ON public.case_split_calls FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.calls AS via WHERE via.company_id = case_split_calls.company_id AND via.call_id = case_split_calls.call_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.calls AS via WHERE via.company_id = case_split_calls.company_id AND via.call_id = case_split_calls.call_id));

-- case_split_entries: Which replies a case that was split off brought along.
ALTER TABLE public.case_split_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_split_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_split_entries FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, reply_id, is_opening) ON public.case_split_entries TO customer;
CREATE POLICY customer_rows ON public.case_split_entries FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, reply_id, is_opening) ON public.case_split_entries TO staff;
GRANT INSERT (company_id, case_id, reply_id, is_opening) ON public.case_split_entries TO staff;
CREATE POLICY staff_rows ON public.case_split_entries FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.case_replies AS via WHERE via.company_id = case_split_entries.company_id AND via.reply_id = case_split_entries.reply_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.case_replies AS via WHERE via.company_id = case_split_entries.company_id AND via.reply_id = case_split_entries.reply_id));

-- case_split_notes: Which internal notes a case that was split off brought along; staff only.
ALTER TABLE public.case_split_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_split_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_split_notes FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, note_id) ON public.case_split_notes TO staff;
GRANT INSERT (company_id, case_id, note_id) ON public.case_split_notes TO staff;
CREATE POLICY staff_rows ON public.case_split_notes FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.case_notes AS via WHERE via.company_id = case_split_notes.company_id AND via.note_id = case_split_notes.note_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.case_notes AS via WHERE via.company_id = case_split_notes.company_id AND via.note_id = case_split_notes.note_id));

-- case_splits: That a case was split off from another of the same company: by whom and when.
ALTER TABLE public.case_splits ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_splits FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_splits FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, from_case_id, at, author_staff_id) ON public.case_splits TO customer;
CREATE POLICY customer_rows ON public.case_splits FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, from_case_id, at, author_staff_id) ON public.case_splits TO staff;
GRANT INSERT (company_id, case_id, from_case_id, at, author_staff_id) ON public.case_splits TO staff;
CREATE POLICY staff_rows ON public.case_splits FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_splits.company_id AND via.case_id = case_splits.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = case_splits.company_id AND via.case_id = case_splits.case_id));

-- case_words: Pieces of the words of a case, its replies and its solution, to be searched.
ALTER TABLE public.case_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.case_words FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.case_words FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, opened_at, words) ON public.case_words TO customer;
GRANT INSERT (company_id, case_id, product_line, area, opened_at, words) ON public.case_words TO customer;
GRANT UPDATE (words) ON public.case_words TO customer;
CREATE POLICY customer_rows ON public.case_words FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, product_line, area, opened_at, words) ON public.case_words TO staff;
GRANT INSERT (company_id, case_id, product_line, area, opened_at, words) ON public.case_words TO staff;
GRANT UPDATE (area, words) ON public.case_words TO staff;
CREATE POLICY staff_rows ON public.case_words FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));

-- cases: One reported problem or wish: what the customer sent or said on the phone, and where it stands now.
-- all rows: the worker closes unopposed solutions of every company, and counts what is due.
ALTER TABLE public.cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.cases FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by, opened_by_staff, opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, call_back_number, alarms, alarms_at, alarm_proof, control_software, state, turn, promised_update_at, solved_at, cause, remedy, file_count, goes_on_in) ON public.cases TO customer;
GRANT INSERT (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by, opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, call_back_number, alarms, alarms_at, alarm_proof, control_software, file_count) ON public.cases TO customer;
GRANT UPDATE (changed_at, state, turn, promised_update_at, solved_at, cause, remedy, closed_at, file_count) ON public.cases TO customer;
CREATE POLICY customer_rows ON public.cases FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by, opened_by_staff, opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, call_back_number, alarms, alarms_at, alarm_proof, control_software, state, turn, promised_update_at, solved_at, cause, remedy, cause_code, remedy_code, closed_at, file_count, spoken_at, goes_on_in, clock, due_at, due_of, band, rises_at, priority, assignee) ON public.cases TO staff;
GRANT INSERT (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by, opened_by_staff, opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id, call_back_number) ON public.cases TO staff;
GRANT UPDATE (area, changed_at, state, turn, promised_update_at, solved_at, cause, remedy, cause_code, remedy_code, closed_at, spoken_at, goes_on_in, clock, due_at, due_of, priority, assignee) ON public.cases TO staff;
CREATE POLICY staff_rows ON public.cases FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (company_id, case_id, case_number, machine_id, product_line, area, opened_at, severity, state, turn, promised_update_at, solved_at, spoken_at, goes_on_in, clock, due_at, due_of) ON public.cases TO worker;
GRANT UPDATE (changed_at, state, promised_update_at, solved_at, closed_at, clock, due_at, due_of) ON public.cases TO worker;
CREATE POLICY worker_rows ON public.cases FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- companies: A customer organisation.
-- all rows: the worker writes what administrators import for every company; the audit log of every company names it by number and name.
ALTER TABLE public.companies ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.companies FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.companies FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, customer_number, name) ON public.companies TO customer;
CREATE POLICY customer_rows ON public.companies FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, customer_number, name, street, postcode, city, region, country_region, area, endings) ON public.companies TO staff;
GRANT UPDATE (area) ON public.companies TO staff;
CREATE POLICY staff_rows ON public.companies FOR ALL TO staff
  USING (area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (company_id, customer_number, name) ON public.companies TO privacy;
CREATE POLICY privacy_rows ON public.companies FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (company_id, customer_number, name, street, postcode, city, region, country_region, area) ON public.companies TO worker;
GRANT INSERT (company_id, customer_number, name, street, postcode, city, region, country_region, area, since) ON public.companies TO worker;
GRANT UPDATE (name, street, postcode, city, region, country_region) ON public.companies TO worker;
GRANT DELETE ON public.companies TO worker;
CREATE POLICY worker_rows ON public.companies FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- company_departures: A company leaves: begun, perhaps taken back, or ended for good.
-- all rows: the worker imports nothing into a company that leaves.
ALTER TABLE public.company_departures ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.company_departures FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.company_departures FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, started_at, taken_back_at, ended_at) ON public.company_departures TO customer;
CREATE POLICY customer_rows ON public.company_departures FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, departure_id, started_at, taken_back_at, ended_at) ON public.company_departures TO staff;
GRANT INSERT (company_id, departure_id, started_at, started_by) ON public.company_departures TO staff;
GRANT UPDATE (taken_back_at, taken_back_by, ended_at, ended_by) ON public.company_departures TO staff;
CREATE POLICY staff_rows ON public.company_departures FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = company_departures.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = company_departures.company_id));
GRANT SELECT (company_id, taken_back_at) ON public.company_departures TO worker;
CREATE POLICY worker_rows ON public.company_departures FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- company_invite_uses: Who came by which invite; written by redeem_invite alone.
ALTER TABLE public.company_invite_uses ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.company_invite_uses FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.company_invite_uses FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, invite_id, membership_id, used_at) ON public.company_invite_uses TO customer;
CREATE POLICY customer_rows ON public.company_invite_uses FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);

-- company_invites: A link into a company, bound to company and role, for one use within seven days.
ALTER TABLE public.company_invites ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.company_invites FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.company_invites FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, invite_id, token_hash, role, made_at, made_by, expires_at, withdrawn_at) ON public.company_invites TO customer;
GRANT INSERT (company_id, invite_id, token_hash, role, made_at, made_by, expires_at) ON public.company_invites TO customer;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON public.company_invites TO customer;
CREATE POLICY customer_rows ON public.company_invites FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, withdrawn_at) ON public.company_invites TO staff;
GRANT UPDATE (withdrawn_at) ON public.company_invites TO staff;
CREATE POLICY staff_rows ON public.company_invites FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = company_invites.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = company_invites.company_id));

-- consent_states: Where a person stands with the transfer and what is optional, as home told last: the fence of this region (S5.2).
-- all rows: home compares the decisions of both regions each night, by the role of the privacy officer.
ALTER TABLE public.consent_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consent_states FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.consent_states FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (person_id, kind, given, decided_at, event_id) ON public.consent_states TO customer;
GRANT INSERT (person_id, kind, given, decided_at, event_id) ON public.consent_states TO customer;
GRANT UPDATE (given, decided_at, event_id) ON public.consent_states TO customer;
CREATE POLICY customer_rows ON public.consent_states FOR ALL TO customer
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT (person_id, kind, given) ON public.consent_states TO privacy;
CREATE POLICY privacy_rows ON public.consent_states FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- ended_tokens: Whose tokens from before a moment are refused, because they ended a sign-in at home; gone when such tokens have ended.
-- all rows: home tells it of everybody; the worker removes what has ended. Requests ask by require_consent alone.
ALTER TABLE public.ended_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.ended_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.ended_tokens FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (person_id, ended_at) ON public.ended_tokens TO privacy;
GRANT INSERT (person_id, ended_at) ON public.ended_tokens TO privacy;
GRANT UPDATE (ended_at) ON public.ended_tokens TO privacy;
CREATE POLICY privacy_rows ON public.ended_tokens FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (ended_at) ON public.ended_tokens TO worker;
GRANT DELETE ON public.ended_tokens TO worker;
CREATE POLICY worker_rows ON public.ended_tokens FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- failed_jobs: A job that was given up, with the kind of its fault.
-- all rows: the id of a job and the kind of its fault; whom it was about stays with the worker.
ALTER TABLE public.failed_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.failed_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.failed_jobs FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (job_id, queue, failed_at, fault) ON public.failed_jobs TO staff;
CREATE POLICY staff_rows ON public.failed_jobs FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (job_id, queue) ON public.failed_jobs TO worker;
GRANT INSERT (job_id, queue, failed_at, fault) ON public.failed_jobs TO worker;
GRANT DELETE ON public.failed_jobs TO worker;
CREATE POLICY worker_rows ON public.failed_jobs FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- files: A checked file that belongs to a case or to one of its replies.
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.files FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, file_id, case_id, reply_id, position, storage_key, file_name, type, bytes, width, height, duration_ms, codecs, caption, sha256, poster_key, poster_type, poster_sha256, joined_at) ON public.files TO customer;
GRANT INSERT (company_id, file_id, case_id, reply_id, person_id, position, storage_key, file_name, type, bytes, width, height, duration_ms, codecs, caption, sha256, poster_key, poster_type, poster_sha256, joined_at) ON public.files TO customer;
CREATE POLICY customer_rows ON public.files FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, file_id, case_id, reply_id, position, storage_key, file_name, type, bytes, width, height, duration_ms, codecs, caption, poster_type, joined_at) ON public.files TO staff;
CREATE POLICY staff_rows ON public.files FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = files.company_id AND via.case_id = files.case_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.cases AS via WHERE via.company_id = files.company_id AND via.case_id = files.case_id));

-- home_facts: A fact that home fetches; whom it is about is emptied when home has it, or after an hour.
-- all rows: home fetches the facts about everybody; the worker empties and removes them.
ALTER TABLE public.home_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.home_facts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.home_facts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (event_id, kind, person_id, occurred_at) ON public.home_facts TO customer;
CREATE POLICY customer_rows ON public.home_facts FOR ALL TO customer
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT (event_id, kind, person_id, occurred_at, told_at) ON public.home_facts TO privacy;
GRANT INSERT (event_id, kind, occurred_at) ON public.home_facts TO privacy;
GRANT UPDATE (person_id, told_at) ON public.home_facts TO privacy;
CREATE POLICY privacy_rows ON public.home_facts FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (event_id, kind, person_id, occurred_at, told_at) ON public.home_facts TO worker;
GRANT UPDATE (person_id) ON public.home_facts TO worker;
GRANT DELETE ON public.home_facts TO worker;
CREATE POLICY worker_rows ON public.home_facts FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- home_misuse: How often something conspicuous happened at home on a day, as home said last: numbers, nothing of whom.
-- all rows: numbers about nobody.
ALTER TABLE public.home_misuse ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.home_misuse FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.home_misuse FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (day, kind, times, sources) ON public.home_misuse TO staff;
CREATE POLICY staff_rows ON public.home_misuse FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (day, kind, times, sources) ON public.home_misuse TO privacy;
GRANT INSERT (day, kind, times, sources) ON public.home_misuse TO privacy;
GRANT DELETE ON public.home_misuse TO privacy;
CREATE POLICY privacy_rows ON public.home_misuse FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (day, kind, times, sources) ON public.home_misuse TO worker;
CREATE POLICY worker_rows ON public.home_misuse FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- home_reports: How things stand at home, as home said last: numbers and times.
-- all rows: one row about nobody.
ALTER TABLE public.home_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.home_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.home_reports FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (report_id, reported_at, decisions_waiting, oldest_decision_at, transfer_year, transferred_persons, thresholds, compared_at, persons_home, persons_service) ON public.home_reports TO privacy;
GRANT INSERT (report_id, reported_at, decisions_waiting, oldest_decision_at, transfer_year, transferred_persons, thresholds, compared_at, persons_home, persons_service) ON public.home_reports TO privacy;
GRANT UPDATE (reported_at, decisions_waiting, oldest_decision_at, transfer_year, transferred_persons, thresholds, compared_at, persons_home, persons_service) ON public.home_reports TO privacy;
CREATE POLICY privacy_rows ON public.home_reports FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (report_id, reported_at, decisions_waiting, oldest_decision_at, transfer_year, transferred_persons, thresholds, compared_at, persons_home, persons_service) ON public.home_reports TO worker;
CREATE POLICY worker_rows ON public.home_reports FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- import_effects: What one row of an import made or changed, so that it can be taken back; 30 days.
-- all rows: administrators import for every company; the worker does what they asked for.
ALTER TABLE public.import_effects ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_effects FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.import_effects FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (import_id, line, company_id, thing_id, before, after, undone) ON public.import_effects TO worker;
GRANT INSERT (import_id, line, company_id, thing_id, before, after) ON public.import_effects TO worker;
GRANT UPDATE (undone) ON public.import_effects TO worker;
GRANT DELETE ON public.import_effects TO worker;
CREATE POLICY worker_rows ON public.import_effects FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- import_refusals: A row of an imported file that was refused, or that undo had to leave, and why; 30 days.
-- all rows: administrators import for every company; the worker does what they asked for.
ALTER TABLE public.import_refusals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.import_refusals FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.import_refusals FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (import_id, line, field, column_index, reason, value, other_line) ON public.import_refusals TO staff;
GRANT DELETE ON public.import_refusals TO staff;
CREATE POLICY staff_rows ON public.import_refusals FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (import_id, line, field, column_index, reason, value, other_line) ON public.import_refusals TO worker;
GRANT INSERT (import_id, line, field, column_index, reason, value, other_line) ON public.import_refusals TO worker;
GRANT DELETE ON public.import_refusals TO worker;
CREATE POLICY worker_rows ON public.import_refusals FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- imports: A file of companies, machines or service contracts: how it is read, and how far it is; 3 years, its file 30 days.
-- all rows: administrators import for every company; the worker does what they asked for.
ALTER TABLE public.imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.imports FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.imports FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (import_id, kind, file_name, format, file_key, file_bytes, staff_id, product_lines, areas, state, failure, reading, mapping, new_models, rows_total, rows_done, created, changed, unchanged, refused, taken_back, kept, uploaded_at, changed_at, touched_at) ON public.imports TO staff;
GRANT INSERT (import_id, kind, file_name, format, file_key, file_bytes, staff_id, product_lines, areas, state, reading, mapping, uploaded_at, changed_at, touched_at) ON public.imports TO staff;
GRANT UPDATE (undo_product_lines, undo_areas, state, failure, reading, mapping, new_models, rows_total, rows_done, created, changed, unchanged, refused, taken_back, kept, changed_at, touched_at) ON public.imports TO staff;
CREATE POLICY staff_rows ON public.imports FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (import_id, kind, format, file_key, file_bytes, staff_id, product_lines, areas, undo_product_lines, undo_areas, state, failure, reading, mapping, new_models, rows_total, rows_done, created, changed, unchanged, refused, taken_back, kept, uploaded_at, changed_at, touched_at) ON public.imports TO worker;
GRANT UPDATE (file_key, state, failure, rows_total, rows_done, created, changed, unchanged, refused, taken_back, kept, changed_at, touched_at) ON public.imports TO worker;
GRANT DELETE ON public.imports TO worker;
CREATE POLICY worker_rows ON public.imports FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- job_queues: How many jobs of a queue there are by state, as the worker last saw them.
-- all rows: numbers of jobs, by name of the queue; they hold nothing of a company.
ALTER TABLE public.job_queues ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.job_queues FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.job_queues FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (queue, waiting, running, failed, done, done_at, seen_at) ON public.job_queues TO staff;
CREATE POLICY staff_rows ON public.job_queues FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (queue, waiting, running, failed, done, done_at, seen_at) ON public.job_queues TO worker;
GRANT INSERT (queue, waiting, running, failed, done, done_at, seen_at) ON public.job_queues TO worker;
GRANT UPDATE (waiting, running, failed, done, done_at, seen_at) ON public.job_queues TO worker;
GRANT DELETE ON public.job_queues TO worker;
CREATE POLICY worker_rows ON public.job_queues FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- join_requests: A wish to join a company.
-- all rows: the worker deletes wishes that nobody answered in 30 days.
ALTER TABLE public.join_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.join_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.join_requests FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, join_request_id, person_id, sent_at, machine_number, stated_name, person_name, person_position, decision, decided_at) ON public.join_requests TO customer;
GRANT INSERT (company_id, join_request_id, person_id, sent_at, machine_number, stated_name, stated_street, stated_postcode, stated_city, stated_region, person_name, person_position) ON public.join_requests TO customer;
GRANT UPDATE (decision, decided_at, decided_by_member) ON public.join_requests TO customer;
GRANT DELETE ON public.join_requests TO customer;
CREATE POLICY customer_rows ON public.join_requests FOR ALL TO customer
  USING ((company_id = nullif(current_setting('app.company_id', true), '')::uuid OR person_id = nullif(current_setting('app.person_id', true), '')::uuid))
  WITH CHECK ((company_id = nullif(current_setting('app.company_id', true), '')::uuid OR person_id = nullif(current_setting('app.person_id', true), '')::uuid));
GRANT SELECT (company_id, join_request_id, person_id, sent_at, machine_number, stated_name, stated_street, stated_postcode, stated_city, stated_region, decision, decided_at) ON public.join_requests TO staff;
GRANT UPDATE (decision, decided_at, decided_by) ON public.join_requests TO staff;
CREATE POLICY staff_rows ON public.join_requests FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = join_requests.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = join_requests.company_id));
GRANT SELECT (sent_at, decision) ON public.join_requests TO worker;
GRANT DELETE ON public.join_requests TO worker;
CREATE POLICY worker_rows ON public.join_requests FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- machine_history: What a machine had before it came to its company; nothing in it leads to anybody.
ALTER TABLE public.machine_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.machine_history FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.machine_history FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, machine_id, month, error_number, cause_code, remedy_code) ON public.machine_history TO customer;
CREATE POLICY customer_rows ON public.machine_history FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, history_id, machine_id, month, error_number, cause_code, remedy_code, first_move_id) ON public.machine_history TO staff;
GRANT INSERT (company_id, history_id, machine_id, month, error_number, cause_code, remedy_code, first_move_id) ON public.machine_history TO staff;
CREATE POLICY staff_rows ON public.machine_history FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = machine_history.company_id AND via.machine_id = machine_history.machine_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = machine_history.company_id AND via.machine_id = machine_history.machine_id));

-- machine_move_registry: From which company to which a machine has moved; staff only.
ALTER TABLE public.machine_move_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.machine_move_registry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.machine_move_registry FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (move_id, machine_number, company_id, machine_id, from_company_id, from_machine_id, at, moved_by) ON public.machine_move_registry TO staff;
GRANT INSERT (move_id, machine_number, company_id, machine_id, from_company_id, from_machine_id, at, moved_by) ON public.machine_move_registry TO staff;
CREATE POLICY staff_rows ON public.machine_move_registry FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = machine_move_registry.company_id AND via.machine_id = machine_move_registry.machine_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = machine_move_registry.company_id AND via.machine_id = machine_move_registry.machine_id));

-- machine_registry: Machine number to company, across all companies; customers ask it through company_matching only.
-- all rows: the worker writes what administrators import for every company.
ALTER TABLE public.machine_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.machine_registry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.machine_registry FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (machine_number, company_id, machine_id, product_line, area) ON public.machine_registry TO staff;
GRANT UPDATE (company_id, machine_id, area) ON public.machine_registry TO staff;
CREATE POLICY staff_rows ON public.machine_registry FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (machine_number, company_id, machine_id, product_line, area) ON public.machine_registry TO worker;
GRANT INSERT (machine_number, company_id, machine_id, product_line, area) ON public.machine_registry TO worker;
GRANT UPDATE (product_line) ON public.machine_registry TO worker;
GRANT DELETE ON public.machine_registry TO worker;
CREATE POLICY worker_rows ON public.machine_registry FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- machines: One delivered unit with its number.
-- all rows: the worker writes what administrators import for every company.
ALTER TABLE public.machines ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.machines FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.machines FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, software_version, moved_at) ON public.machines TO customer;
CREATE POLICY customer_rows ON public.machines FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, warranty_until, software_version, moved_at, endings) ON public.machines TO staff;
GRANT INSERT (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, warranty_until, software_version) ON public.machines TO staff;
GRANT UPDATE (product_line, area, model, site, delivered_on, warranty_until, software_version, moved_at) ON public.machines TO staff;
CREATE POLICY staff_rows ON public.machines FOR ALL TO staff
  USING (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]))
  WITH CHECK (product_line = ANY ((SELECT string_to_array(nullif(current_setting('app.product_lines', true), ''), ','))::text[]) AND area = ANY ((SELECT string_to_array(nullif(current_setting('app.staff_areas', true), ''), ','))::text[]));
GRANT SELECT (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, warranty_until, software_version, moved_at) ON public.machines TO worker;
GRANT INSERT (company_id, machine_id, machine_number, product_line, area, model, site, delivered_on, warranty_until, software_version) ON public.machines TO worker;
GRANT UPDATE (product_line, model, site, delivered_on, warranty_until, software_version) ON public.machines TO worker;
GRANT DELETE ON public.machines TO worker;
CREATE POLICY worker_rows ON public.machines FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- membership_changes: Facts about a membership, each with author and time.
ALTER TABLE public.membership_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.membership_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.membership_changes FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (company_id, change_id, membership_id, kind, at, author_membership_id, role, may_open_cases) ON public.membership_changes TO customer;
CREATE POLICY customer_rows ON public.membership_changes FOR ALL TO customer
  USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT INSERT (company_id, change_id, membership_id, kind, at, author_staff_id, role) ON public.membership_changes TO staff;
CREATE POLICY staff_rows ON public.membership_changes FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = membership_changes.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = membership_changes.company_id));

-- membership_registry: Which companies a person is in now.
ALTER TABLE public.membership_registry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.membership_registry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.membership_registry FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (person_id, company_id, membership_id) ON public.membership_registry TO customer;
GRANT INSERT (person_id, company_id, membership_id) ON public.membership_registry TO customer;
GRANT UPDATE (membership_id) ON public.membership_registry TO customer;
GRANT DELETE ON public.membership_registry TO customer;
CREATE POLICY customer_rows ON public.membership_registry FOR ALL TO customer
  USING ((company_id = nullif(current_setting('app.company_id', true), '')::uuid OR person_id = nullif(current_setting('app.person_id', true), '')::uuid))
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (person_id, company_id, membership_id) ON public.membership_registry TO staff;
GRANT INSERT (person_id, company_id, membership_id) ON public.membership_registry TO staff;
GRANT UPDATE (membership_id) ON public.membership_registry TO staff;
GRANT DELETE ON public.membership_registry TO staff;
CREATE POLICY staff_rows ON public.membership_registry FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = membership_registry.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = membership_registry.company_id));

-- memberships: A person in a company, with role and label.
-- all rows: the privacy officer reads who acted.
ALTER TABLE public.memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.memberships FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, membership_id, person_id, role, label, may_open_cases, since, left_at) ON public.memberships TO customer;
GRANT INSERT (company_id, membership_id, person_id, role, label, may_open_cases, since, accepted_by) ON public.memberships TO customer;
GRANT UPDATE (role, label, may_open_cases, left_at) ON public.memberships TO customer;
CREATE POLICY customer_rows ON public.memberships FOR ALL TO customer
  USING ((company_id = nullif(current_setting('app.company_id', true), '')::uuid OR person_id = nullif(current_setting('app.person_id', true), '')::uuid))
  WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
GRANT SELECT (company_id, membership_id, person_id, role, label, may_open_cases, since, left_at, endings) ON public.memberships TO staff;
GRANT INSERT (company_id, membership_id, person_id, role, label, may_open_cases, since, accepted_by) ON public.memberships TO staff;
GRANT UPDATE (role, label, left_at) ON public.memberships TO staff;
CREATE POLICY staff_rows ON public.memberships FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = memberships.company_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.companies AS via WHERE via.company_id = memberships.company_id));
GRANT SELECT (company_id, membership_id, person_id, label, left_at) ON public.memberships TO privacy;
CREATE POLICY privacy_rows ON public.memberships FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- misuse_mails: What was conspicuous and told by mail: where, how and on which day; nothing of whom.
-- all rows: kinds and days, about nobody.
ALTER TABLE public.misuse_mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misuse_mails FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.misuse_mails FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (place, kind, day, told_at) ON public.misuse_mails TO worker;
GRANT INSERT (place, kind, day, told_at) ON public.misuse_mails TO worker;
GRANT DELETE ON public.misuse_mails TO worker;
CREATE POLICY worker_rows ON public.misuse_mails FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- outbox_events: Business facts in the past tense, ids only, waiting for the worker to relay them.
-- all rows: requests only insert; the worker relays the facts of every company.
ALTER TABLE public.outbox_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox_events FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.outbox_events FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO customer;
CREATE POLICY customer_rows ON public.outbox_events FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO staff;
CREATE POLICY staff_rows ON public.outbox_events FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO privacy;
CREATE POLICY privacy_rows ON public.outbox_events FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (event_id, kind, company_id, body, occurred_at, relayed_at) ON public.outbox_events TO worker;
GRANT INSERT (event_id, kind, company_id, body, occurred_at) ON public.outbox_events TO worker;
GRANT UPDATE (relayed_at) ON public.outbox_events TO worker;
GRANT DELETE ON public.outbox_events TO worker;
CREATE POLICY worker_rows ON public.outbox_events FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- people: A human known by the random id that the home region gave.
-- all rows: the privacy desk counts the people whom a new policy asks again; home compares the ids of both regions each night.
ALTER TABLE public.people ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.people FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (person_id, language) ON public.people TO customer;
GRANT INSERT (person_id, language, first_seen_at) ON public.people TO customer;
GRANT UPDATE (language) ON public.people TO customer;
CREATE POLICY customer_rows ON public.people FOR ALL TO customer
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT (person_id) ON public.people TO privacy;
CREATE POLICY privacy_rows ON public.people FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- person_profiles: What a person tells about itself (S2.1).
ALTER TABLE public.person_profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.person_profiles FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.person_profiles FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (person_id, contact_email, country_region, salutation, title, name, position, phone, main_reason, department, changed_at) ON public.person_profiles TO customer;
GRANT INSERT (person_id, contact_email, country_region, salutation, title, name, position, phone, main_reason, department, changed_at) ON public.person_profiles TO customer;
GRANT UPDATE (contact_email, country_region, salutation, title, name, position, phone, main_reason, department, changed_at) ON public.person_profiles TO customer;
CREATE POLICY customer_rows ON public.person_profiles FOR ALL TO customer
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT (person_id, contact_email, name, position, phone) ON public.person_profiles TO staff;
CREATE POLICY staff_rows ON public.person_profiles FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.memberships AS via WHERE via.person_id = person_profiles.person_id) OR EXISTS (SELECT 1 FROM public.join_requests AS via WHERE via.person_id = person_profiles.person_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.memberships AS via WHERE via.person_id = person_profiles.person_id) OR EXISTS (SELECT 1 FROM public.join_requests AS via WHERE via.person_id = person_profiles.person_id));

-- policy_deliveries: Highest versions that home said it has, each with the time it first said so.
-- all rows: policies are for everyone (S8.2); home takes them over, and the customer door asks which one is in force.
ALTER TABLE public.policy_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_deliveries FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version) ON public.policy_deliveries TO customer;
GRANT INSERT (version, delivered_at) ON public.policy_deliveries TO customer;
CREATE POLICY customer_rows ON public.policy_deliveries FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, delivered_at) ON public.policy_deliveries TO privacy;
CREATE POLICY privacy_rows ON public.policy_deliveries FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- policy_draft_texts: One text of a policy that is being prepared.
-- all rows: the privacy desk prepares them together.
ALTER TABLE public.policy_draft_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_draft_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_draft_texts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (draft_id, kind, language, title, body, sha256, origin) ON public.policy_draft_texts TO privacy;
GRANT INSERT (draft_id, kind, language, title, body, sha256, origin) ON public.policy_draft_texts TO privacy;
GRANT UPDATE (title, body, sha256, origin) ON public.policy_draft_texts TO privacy;
GRANT DELETE ON public.policy_draft_texts TO privacy;
CREATE POLICY privacy_rows ON public.policy_draft_texts FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- policy_drafts: A policy that is being prepared.
-- all rows: the privacy desk prepares them together.
ALTER TABLE public.policy_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_drafts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (draft_id, purpose, applied_from, register_hash, prepared_by, prepared_at) ON public.policy_drafts TO privacy;
GRANT INSERT (draft_id, purpose, applied_from, register_hash, prepared_by, prepared_at) ON public.policy_drafts TO privacy;
GRANT DELETE ON public.policy_drafts TO privacy;
CREATE POLICY privacy_rows ON public.policy_drafts FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- policy_take_backs: A published policy that was taken back before it took effect.
-- all rows: policies are for everyone (S8.2); home takes them over, and the customer door asks which one is in force.
ALTER TABLE public.policy_take_backs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_take_backs FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_take_backs FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version) ON public.policy_take_backs TO customer;
CREATE POLICY customer_rows ON public.policy_take_backs FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, taken_back_by, taken_back_at) ON public.policy_take_backs TO privacy;
GRANT INSERT (version, taken_back_by, taken_back_at) ON public.policy_take_backs TO privacy;
CREATE POLICY privacy_rows ON public.policy_take_backs FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- policy_texts: What a published policy says in one language.
-- all rows: policies are for everyone (S8.2); home takes them over, and the customer door asks which one is in force.
ALTER TABLE public.policy_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_texts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version, kind, language, title, body, sha256) ON public.policy_texts TO customer;
CREATE POLICY customer_rows ON public.policy_texts FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, kind, language, title, body, sha256, origin) ON public.policy_texts TO privacy;
GRANT INSERT (version, kind, language, title, body, sha256, origin) ON public.policy_texts TO privacy;
CREATE POLICY privacy_rows ON public.policy_texts FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- policy_versions: A published policy, or a former one that was brought along.
-- all rows: policies are for everyone (S8.2); home takes them over, and the customer door asks which one is in force.
ALTER TABLE public.policy_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.policy_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.policy_versions FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (version, archived, register_hash, changes, published_at, effective_at) ON public.policy_versions TO customer;
CREATE POLICY customer_rows ON public.policy_versions FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (version, draft_id, archived, register_hash, changes, published_by, published_at, effective_at) ON public.policy_versions TO privacy;
GRANT INSERT (version, draft_id, archived, register_hash, changes, published_by, published_at, effective_at) ON public.policy_versions TO privacy;
CREATE POLICY privacy_rows ON public.policy_versions FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- region_differences: A way in which the ids of both regions differed when home last compared them; replaced by the next comparison.
-- all rows: the privacy officer looks after all of them; the worker raises the alarm by their number.
ALTER TABLE public.region_differences ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.region_differences FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.region_differences FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (kind, persons, examples) ON public.region_differences TO privacy;
GRANT INSERT (kind, persons, examples) ON public.region_differences TO privacy;
GRANT DELETE ON public.region_differences TO privacy;
CREATE POLICY privacy_rows ON public.region_differences FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (kind, persons) ON public.region_differences TO worker;
CREATE POLICY worker_rows ON public.region_differences FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- register_snapshots: A processing register that this region has worked by, from when on; the owner writes it, nobody changes it.
-- all rows: registers are about no person; the privacy officer compares them.
ALTER TABLE public.register_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.register_snapshots FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.register_snapshots FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (register_hash, canonical, first_seen_at, software_version) ON public.register_snapshots TO privacy;
CREATE POLICY privacy_rows ON public.register_snapshots FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);

-- reply_templates: A text that replies can begin with, in the languages somebody has written it in.
-- all rows: every desk replies with the same texts; they hold nothing of a company.
ALTER TABLE public.reply_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.reply_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.reply_templates FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (template_id, name, product_lines, text_zh, text_en, text_de, changed_by, changed_at) ON public.reply_templates TO staff;
GRANT INSERT (template_id, name, product_lines, text_zh, text_en, text_de, changed_by, changed_at) ON public.reply_templates TO staff;
GRANT UPDATE (name, product_lines, text_zh, text_en, text_de, changed_by, changed_at) ON public.reply_templates TO staff;
GRANT DELETE ON public.reply_templates TO staff;
CREATE POLICY staff_rows ON public.reply_templates FOR ALL TO staff
  USING (true)
  WITH CHECK (true);

-- saved_filters: How somebody narrows the queue, kept under a name for themselves or for every desk.
-- all rows: filters hold words of the desk and nothing of a company; the queries show one’s own and what is shared.
ALTER TABLE public.saved_filters ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.saved_filters FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.saved_filters FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (filter_id, staff_id, name, shared, wish, changed_at) ON public.saved_filters TO staff;
GRANT INSERT (filter_id, staff_id, name, shared, wish, changed_at) ON public.saved_filters TO staff;
GRANT UPDATE (name, shared, wish, changed_at) ON public.saved_filters TO staff;
GRANT DELETE ON public.saved_filters TO staff;
CREATE POLICY staff_rows ON public.saved_filters FOR ALL TO staff
  USING (true)
  WITH CHECK (true);

-- schema_migrations: Which migration files have been applied; the owner alone reads and writes it.
ALTER TABLE public.schema_migrations ENABLE ROW LEVEL SECURITY;

-- service_contracts: What a company bought for a machine; one number may cover several machines, a row each.
-- all rows: the worker writes what administrators import for every company.
ALTER TABLE public.service_contracts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.service_contracts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.service_contracts FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (company_id, service_contract_id, contract_number, machine_id, level, starts_on, ends_on) ON public.service_contracts TO staff;
CREATE POLICY staff_rows ON public.service_contracts FOR ALL TO staff
  USING (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = service_contracts.company_id AND via.machine_id = service_contracts.machine_id))
  WITH CHECK (EXISTS (SELECT 1 FROM public.machines AS via WHERE via.company_id = service_contracts.company_id AND via.machine_id = service_contracts.machine_id));
GRANT SELECT (company_id, service_contract_id, contract_number, machine_id, level, starts_on, ends_on) ON public.service_contracts TO worker;
GRANT INSERT (company_id, service_contract_id, contract_number, machine_id, level, starts_on, ends_on) ON public.service_contracts TO worker;
GRANT UPDATE (level, starts_on, ends_on) ON public.service_contracts TO worker;
GRANT DELETE ON public.service_contracts TO worker;
CREATE POLICY worker_rows ON public.service_contracts FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- service_goals: How soon the maker wants to answer and to say more, in minutes of working time.
-- all rows: goals are the same for every company; they hold nothing of one.
ALTER TABLE public.service_goals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.service_goals FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.service_goals FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (product_line, severity, level, calendar, first_answer_minutes, update_minutes, changed_by, changed_at) ON public.service_goals TO staff;
GRANT INSERT (product_line, severity, level, calendar, first_answer_minutes, update_minutes, changed_by, changed_at) ON public.service_goals TO staff;
GRANT UPDATE (calendar, first_answer_minutes, update_minutes, changed_by, changed_at) ON public.service_goals TO staff;
CREATE POLICY staff_rows ON public.service_goals FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (product_line, severity, level, calendar, first_answer_minutes, update_minutes) ON public.service_goals TO worker;
CREATE POLICY worker_rows ON public.service_goals FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- staff_members: Somebody of the maker.
-- all rows: a customer sees the name of whoever answered or called (S2.4), staff see their colleagues, whoever signs in is looked up.
ALTER TABLE public.staff_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_members FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.staff_members FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (staff_id, name) ON public.staff_members TO customer;
CREATE POLICY customer_rows ON public.staff_members FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (staff_id, name, login_name, team_id, roles, product_lines, areas, left_at) ON public.staff_members TO staff;
CREATE POLICY staff_rows ON public.staff_members FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (staff_id, name, team_id, roles, product_lines, areas, left_at) ON public.staff_members TO privacy;
CREATE POLICY privacy_rows ON public.staff_members FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (staff_id, name, team_id, roles, product_lines, areas, left_at) ON public.staff_members TO sign_in;
CREATE POLICY sign_in_rows ON public.staff_members FOR ALL TO sign_in
  USING (true)
  WITH CHECK (true);

-- staff_sessions: A signed-in browser of a staff member.
-- all rows: a session is found by the hash of its token before anybody is known; the worker deletes ended ones.
ALTER TABLE public.staff_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.staff_sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.staff_sessions FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (session_id, token_hash, staff_id, started_at, address, software, is_new, seen_at, ends_at, ended_at) ON public.staff_sessions TO staff;
GRANT UPDATE (seen_at) ON public.staff_sessions TO staff;
CREATE POLICY staff_rows ON public.staff_sessions FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (session_id, token_hash, staff_id, seen_at, ends_at, ended_at) ON public.staff_sessions TO privacy;
GRANT UPDATE (seen_at) ON public.staff_sessions TO privacy;
CREATE POLICY privacy_rows ON public.staff_sessions FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (seen_at, ends_at, ended_at) ON public.staff_sessions TO worker;
GRANT DELETE ON public.staff_sessions TO worker;
CREATE POLICY worker_rows ON public.staff_sessions FOR ALL TO worker
  USING (true)
  WITH CHECK (true);
GRANT INSERT (session_id, token_hash, staff_id, started_at, address, software, is_new, seen_at, ends_at) ON public.staff_sessions TO sign_in;
CREATE POLICY sign_in_rows ON public.staff_sessions FOR ALL TO sign_in
  USING (true)
  WITH CHECK (true);

-- teams: People of the maker who work for the same product lines and areas.
-- all rows: the scope of whoever asks is found here before it is known; it holds nothing of a company.
ALTER TABLE public.teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.teams FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.teams FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (team_id, name, product_lines, areas) ON public.teams TO staff;
CREATE POLICY staff_rows ON public.teams FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (team_id, name, product_lines, areas) ON public.teams TO privacy;
CREATE POLICY privacy_rows ON public.teams FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (team_id, name, product_lines, areas) ON public.teams TO sign_in;
CREATE POLICY sign_in_rows ON public.teams FOR ALL TO sign_in
  USING (true)
  WITH CHECK (true);

-- throttles: How often a thing was tried in a window of time, under a hash of its key.
-- all rows: an attempt is counted before anybody is known; the key is a hash.
ALTER TABLE public.throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.throttles FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.throttles FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO customer;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO customer;
GRANT UPDATE (throttle_key, window_start, times) ON public.throttles TO customer;
CREATE POLICY customer_rows ON public.throttles FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO staff;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO staff;
GRANT UPDATE (throttle_key, window_start, times) ON public.throttles TO staff;
CREATE POLICY staff_rows ON public.throttles FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO privacy;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO privacy;
GRANT UPDATE (throttle_key, window_start, times) ON public.throttles TO privacy;
CREATE POLICY privacy_rows ON public.throttles FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (throttle_key, window_start, times) ON public.throttles TO worker;
GRANT INSERT (throttle_key, window_start, times) ON public.throttles TO worker;
GRANT UPDATE (throttle_key, window_start, times) ON public.throttles TO worker;
GRANT DELETE ON public.throttles TO worker;
CREATE POLICY worker_rows ON public.throttles FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- uploads: A file on its way up, of one person, until a day after its last byte or its joining.
-- all rows: the worker drops abandoned uploads and repeats interrupted checks of everybody.
ALTER TABLE public.uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.uploads FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (upload_id, person_id, company_id, storage_key, file_name, upload_bytes, told_kind, told_sha256, poster_of, metadata, state, refusal, type, bytes, width, height, duration_ms, codecs, sha256, started_at, touched_at, joined_at, check_started_at, check_attempts, lease_id, lease_until, lease_yield) ON public.uploads TO customer;
GRANT INSERT (upload_id, person_id, company_id, storage_key, file_name, upload_bytes, told_kind, told_sha256, poster_of, metadata, state, started_at, touched_at, check_attempts, lease_yield) ON public.uploads TO customer;
GRANT UPDATE (state, refusal, type, bytes, width, height, duration_ms, codecs, sha256, touched_at, joined_at, check_started_at, check_attempts, lease_id, lease_until, lease_yield) ON public.uploads TO customer;
GRANT DELETE ON public.uploads TO customer;
CREATE POLICY customer_rows ON public.uploads FOR ALL TO customer
  USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT (upload_id, person_id, company_id, storage_key, upload_bytes, told_kind, told_sha256, poster_of, state, refusal, type, bytes, width, height, duration_ms, codecs, sha256, started_at, touched_at, joined_at, check_started_at, check_attempts, lease_until) ON public.uploads TO worker;
GRANT UPDATE (state, refusal, type, bytes, width, height, duration_ms, codecs, sha256, touched_at, check_started_at, check_attempts) ON public.uploads TO worker;
GRANT DELETE ON public.uploads TO worker;
CREATE POLICY worker_rows ON public.uploads FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- working_calendar: A day that differs from its weekday: free, worked in exchange, or its weekday after all.
-- all rows: due times of everybody are counted by it; it holds nothing of a company or customer.
ALTER TABLE public.working_calendar ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.working_calendar FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.working_calendar FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (calendar, date, kind, status) ON public.working_calendar TO customer;
CREATE POLICY customer_rows ON public.working_calendar FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, date, kind, name, status, source, changed_by, changed_at) ON public.working_calendar TO staff;
GRANT INSERT (calendar, date, kind, name, status, source, changed_by, changed_at) ON public.working_calendar TO staff;
GRANT UPDATE (kind, name, status, source, changed_by, changed_at) ON public.working_calendar TO staff;
CREATE POLICY staff_rows ON public.working_calendar FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, date, kind, status) ON public.working_calendar TO privacy;
CREATE POLICY privacy_rows ON public.working_calendar FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, date, kind, status) ON public.working_calendar TO worker;
CREATE POLICY worker_rows ON public.working_calendar FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- working_hours: When a day of the week is worked, in minutes since midnight.
-- all rows: due times of everybody are counted by it; it holds nothing of a company or customer.
ALTER TABLE public.working_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.working_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rows ON public.working_hours FOR ALL TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT (calendar, day, opens, closes) ON public.working_hours TO customer;
CREATE POLICY customer_rows ON public.working_hours FOR ALL TO customer
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, day, opens, closes) ON public.working_hours TO staff;
GRANT INSERT (calendar, day, opens, closes) ON public.working_hours TO staff;
GRANT DELETE ON public.working_hours TO staff;
CREATE POLICY staff_rows ON public.working_hours FOR ALL TO staff
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, day, opens, closes) ON public.working_hours TO privacy;
CREATE POLICY privacy_rows ON public.working_hours FOR ALL TO privacy
  USING (true)
  WITH CHECK (true);
GRANT SELECT (calendar, day, opens, closes) ON public.working_hours TO worker;
CREATE POLICY worker_rows ON public.working_hours FOR ALL TO worker
  USING (true)
  WITH CHECK (true);

-- Functions
-- Administrators on duty, held until the act ends.
GRANT EXECUTE ON FUNCTION public.administrators_held() TO staff;
-- The one question somebody in no company may ask: which company has this customer number and machine number.
GRANT EXECUTE ON FUNCTION public.company_matching(text, text) TO customer;
-- Drops months of the log of use whose oldest line is old enough, none that could hold a line of under 184 days (S2.8).
GRANT EXECUTE ON FUNCTION public.drop_access_log_partitions(timestamp with time zone, interval) TO worker;
-- Ends sessions of whoever shows that the cookie of one of them is at hand.
GRANT EXECUTE ON FUNCTION public.end_own_sessions(bytea, uuid, uuid, timestamp with time zone) TO staff;
-- Somebody of the maker leaves, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.end_staff_account(bytea, uuid, timestamp with time zone) TO staff;
-- Ends all sessions of somebody of the maker, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.end_staff_sessions(bytea, uuid, timestamp with time zone) TO staff;
-- All endings of a name or number; PostgreSQL calls it for whoever writes a machine, a company or a member.
GRANT EXECUTE ON FUNCTION public.endings_of(text) TO customer, staff, worker;
-- Errors that at least three people who agreed to the analysis reported of a model; nobody, no company, no text (S2.5).
GRANT EXECUTE ON FUNCTION public.improvement_cases(date, date, text[]) TO analysis;
-- Which company and role a link is for, asked by whoever holds it and is not in the company yet.
GRANT EXECUTE ON FUNCTION public.invite_shown(uuid, bytea, timestamp with time zone) TO customer;
-- Gives somebody of the maker a way in, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.invite_staff_account(bytea, uuid, text) TO staff;
-- Makes the partition of a month of the log of use, by the worker ahead and by the API should one be missing.
GRANT EXECUTE ON FUNCTION public.make_access_log_partition(timestamp with time zone) TO staff, worker;
-- How often something conspicuous happened on a day, and how many visitors it came from; nothing of whom.
GRANT EXECUTE ON FUNCTION public.misuse_by_day(timestamp with time zone, integer, integer, integer) TO worker;
-- Makes whoever holds a good link a member, once.
GRANT EXECUTE ON FUNCTION public.redeem_invite(uuid, bytea, uuid, uuid, text, timestamp with time zone) TO customer;
-- Fails the transaction unless a consent of the person who asks stands; holds it until the end where something is written.
GRANT EXECUTE ON FUNCTION public.require_consent(uuid, text, timestamp with time zone, boolean) TO customer;
-- Adds an area or changes it, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.write_area(bytea, text, text, text, text, text[]) TO staff;
-- Adds somebody of the maker or changes what they are, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.write_staff_account(bytea, uuid, text, uuid, text[], text[], text[], timestamp with time zone) TO staff;
-- Adds a team or changes what it works for, for a session of an administrator alone.
GRANT EXECUTE ON FUNCTION public.write_team(bytea, uuid, text, text[], text[]) TO staff;

DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT polname, relname, md5(concat(pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))) AS made
    FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE relnamespace = 'public'::regnamespace ORDER BY 2, 1
  LOOP EXECUTE format('COMMENT ON POLICY %I ON public.%I IS %L', each.polname, each.relname, each.made); END LOOP;
END $$;

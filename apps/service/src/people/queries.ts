import type { Language, Profile } from '#contract';
import { sql, type Tx } from '#platform/database';
import { newId } from '#platform/ids';

/** A person's language and profile; profile columns are null until the person wrote one. */
export interface PersonRow {
  language: Language;
  contact_email: string | null;
  country_region: string;
  salutation: Profile['salutation'];
  title: string | null;
  name: string;
  position: string;
  phone: string;
  main_reason: Profile['mainReason'];
  department: Profile['department'];
}

/** Makes the person known here, and a fact of it that home fetches; a no-op for somebody known. */
export const personSeen = (tx: Tx, personId: string, now: Date) =>
  tx.later(sql`
    WITH seen AS (
      INSERT INTO people (person_id, first_seen_at) VALUES (${personId}, ${now}) ON CONFLICT (person_id) DO NOTHING
      RETURNING person_id
    )
    INSERT INTO home_facts (event_id, kind, person_id, occurred_at)
    SELECT ${newId(now)}::uuid, 'PersonFirstSeen', person_id, ${now}::timestamptz FROM seen
    WHERE person_id = ${personId}`);

/** The person with its profile. */
export const personWithProfile = (tx: Tx, personId: string) =>
  tx.maybe<PersonRow>(sql`
    SELECT p.language, f.contact_email, f.country_region, f.salutation, f.title, f.name, f.position, f.phone,
      f.main_reason, f.department
    FROM people p LEFT JOIN person_profiles f ON f.person_id = p.person_id
    WHERE p.person_id = ${personId}`);

/** Writes the whole profile. */
export const profileWritten = (tx: Tx, personId: string, profile: Profile, now: Date) =>
  tx.run(sql`
    INSERT INTO person_profiles (person_id, contact_email, country_region, salutation, title, name, position, phone,
      main_reason, department, changed_at)
    VALUES (${personId}, ${profile.contactEmail}, ${profile.countryRegion}, ${profile.salutation ?? null},
      ${profile.title ?? null}, ${profile.name}, ${profile.position}, ${profile.phone}, ${profile.mainReason ?? null},
      ${profile.department ?? null}, ${now})
    ON CONFLICT (person_id) DO UPDATE SET contact_email = excluded.contact_email,
      country_region = excluded.country_region, salutation = excluded.salutation, title = excluded.title,
      name = excluded.name, position = excluded.position, phone = excluded.phone, main_reason = excluded.main_reason,
      department = excluded.department, changed_at = excluded.changed_at`);

/** Writes the language a person reads. */
export const languageWritten = (tx: Tx, personId: string, language: Language) =>
  tx.run(sql`UPDATE people SET language = ${language} WHERE person_id = ${personId}`);

/** Name and position on the person's profile, if there is one. */
export const nameOnProfile = (tx: Tx, personId: string) =>
  tx.maybe<{ name: string; position: string }>(sql`
    SELECT name, position FROM person_profiles WHERE person_id = ${personId}`);

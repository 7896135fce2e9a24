import type { Language, Profile } from '#contract';
import type { Act } from '#platform/act';
import type { CustomerActor } from './actors.ts';
import { languageWritten, type PersonRow, personWithProfile, profileWritten } from './queries.ts';

const profileOf = (row: PersonRow | undefined): Profile | null =>
  row?.contact_email == null
    ? null
    : {
        contactEmail: row.contact_email,
        countryRegion: row.country_region,
        salutation: row.salutation,
        title: row.title,
        name: row.name,
        position: row.position,
        phone: row.phone,
        mainReason: row.main_reason,
        department: row.department,
      };

/** Language and profile of the person who asks. */
export async function readOwnPerson(act: Act<CustomerActor>): Promise<{ language: Language; profile: Profile | null }> {
  const row = await personWithProfile(act.tx, act.actor.personId);
  return { language: row?.language ?? 'zh', profile: profileOf(row) };
}

/** Writes one's own profile, whole. */
export async function writeProfile(act: Act<CustomerActor>, profile: Profile): Promise<Profile> {
  await profileWritten(act.tx, act.actor.personId, profile, act.now);
  act.saw(act.actor.personId);
  return profile;
}

/** Chooses the language one reads. */
export async function writeLanguage(act: Act<CustomerActor>, language: Language): Promise<{ language: Language }> {
  await languageWritten(act.tx, act.actor.personId, language);
  return { language };
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { departments, type Me, mainReasons, type Profile, peopleRoutes, profileSchema, salutations } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import {
  Button,
  fieldStyles,
  Notice,
  partTexts,
  SelectField,
  showFirstWrong,
  TextField,
  TriedInVain,
} from '../parts/index.ts';
import { kept, sessionQuery } from '../session/queries.ts';
import { service } from '../session/service.ts';
import { countriesIn } from './countries.ts';
import { useForm } from './form-state.ts';
import { joiningTexts } from './texts.ts';

const initialOf = (profile: Profile | null) => ({
  name: profile?.name ?? '',
  position: profile?.position ?? '',
  phone: profile?.phone ?? '',
  contactEmail: profile?.contactEmail ?? '',
  countryRegion: profile?.countryRegion ?? 'CN',
  salutation: profile?.salutation ?? '',
  title: profile?.title ?? '',
  department: profile?.department ?? '',
  mainReason: profile?.mainReason ?? '',
});

type Values = ReturnType<typeof initialOf>;

const profileOf = (values: Values): Profile =>
  ({
    ...values,
    salutation: values.salutation || null,
    title: values.title.trim() || null,
    department: values.department || null,
    mainReason: values.mainReason || null,
  }) as Profile;

/** Home tells the recovery e-mail masked (`m…@example.cn`): enough to see that somebody may have typed it again. */
export function looksLikeMasked(typed: string, masked: string): boolean {
  const [typedName = '', typedHost = ''] = typed.trim().toLowerCase().split('@');
  const [maskedName = '', maskedHost = ''] = masked.toLowerCase().split('@');
  const [start = '', end = ''] = maskedName.split(/[…*.]+/);
  return typedHost !== '' && typedHost === maskedHost && typedName.startsWith(start) && typedName.endsWith(end);
}

function useProfileForm(profile: Profile | null, onSaved?: () => void) {
  const client = useQueryClient();
  const form = useForm(initialOf(profile));
  const body = profileOf(form.values);
  const wrong = form.wrongBy(profileSchema, body);
  const saving = useMutation({
    mutationFn: () => service(peopleRoutes.writeProfile, { body }),
    onSuccess: (written) => {
      client.setQueryData(kept.me, (me: Me | undefined) => (me ? { ...me, profile: written } : me));
      onSaved?.();
    },
  });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.tryIt();
    if (!profileSchema.safeParse(body).success) showFirstWrong(event.currentTarget);
    else if (!saving.isPending) saving.mutate();
  };
  return { form, wrong, saving, save };
}

interface ProfileFormProps {
  profile: Profile | null;
  saveWords: string;
  onSaved?: () => void;
}

/** The profile in the service region (S2.1); it never learns the recovery e-mail from us. */
export function ProfileForm({ profile, saveWords, onSaved }: ProfileFormProps) {
  const texts = useTexts(joiningTexts);
  const { missing } = useTexts(partTexts);
  const { language } = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const { form, wrong, saving, save } = useProfileForm(profile, onSaved);
  const { values, set } = form;
  const masked = session?.signedIn ? session.recoveryEmail : '';
  const line = (name: 'name' | 'position' | 'phone' | 'contactEmail', words = missing) => ({
    label: texts[name],
    value: values[name],
    onText: set(name),
    wrong: wrong.has(name) ? (values[name] ? words : missing) : null,
  });
  return (
    <form className={fieldStyles.form} onSubmit={save} noValidate>
      <TextField {...line('name')} name="name" autoComplete="name" maxLength={80} />
      <TextField {...line('position')} name="position" autoComplete="organization-title" maxLength={80} />
      <TextField {...line('phone', texts.phoneWrong)} type="tel" name="phone" autoComplete="tel" inputMode="tel" />
      <TextField
        {...line('contactEmail', texts.emailWrong)}
        hint={texts.contactEmailHint}
        type="email"
        name="contact-email"
        autoComplete="off"
        inputMode="email"
      />
      {looksLikeMasked(values.contactEmail, masked) && <Notice tone="due">{texts.sameEmail}</Notice>}
      <SelectField
        label={texts.country}
        value={values.countryRegion}
        onText={set('countryRegion')}
        options={countriesIn(language)}
        autoComplete="country"
      />
      <OptionalFields values={values} set={set} />
      <TriedInVain thrown={saving.error} />
      <Button type="submit" isWide isBusy={saving.isPending}>
        {saveWords}
      </Button>
    </form>
  );
}

interface OptionalFieldsProps {
  values: Values;
  set: (name: keyof Values) => (text: string) => void;
}

// Data minimisation: folded away, each of them may stay empty.
function OptionalFields({ values, set }: OptionalFieldsProps) {
  const texts = useTexts(joiningTexts);
  const words = useTexts(peopleWords);
  const none = ['', texts.notGiven] as const;
  const field = (name: 'salutation' | 'department' | 'mainReason') => ({
    label: texts[name],
    value: values[name],
    onText: set(name),
    isOptional: true,
  });
  return (
    <details className={fieldStyles.more}>
      <summary>{texts.more}</summary>
      <div className={fieldStyles.form}>
        <SelectField
          {...field('salutation')}
          options={[none, ...salutations.map((s) => [s, words.salutation[s]] as const)]}
        />
        <TextField label={texts.title} value={values.title} onText={set('title')} isOptional maxLength={40} />
        <SelectField
          {...field('department')}
          options={[none, ...departments.map((d) => [d, words.department[d]] as const)]}
        />
        <SelectField
          {...field('mainReason')}
          options={[none, ...mainReasons.map((r) => [r, words.mainReason[r]] as const)]}
        />
      </div>
    </details>
  );
}

import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { peopleRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { SearchField } from '../shell/lists/SearchField.tsx';
import type { AuditSearch } from './AuditPage.tsx';
import { actTexts } from './act-texts.ts';
import { privacyTexts } from './texts.ts';

/** Who, what, about which number, between which days. */
export function AuditFilters({ search }: { search: AuditSearch }) {
  const texts = useTexts(privacyTexts);
  const acts = useTexts(actTexts);
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: keys.staff,
    queryFn: ({ signal }) => call(peopleRoutes.listStaff, { signal }),
  });
  const change = (part: Partial<AuditSearch>) => {
    const filled = Object.entries({ ...search, ...part }).filter(([, value]) => value);
    void navigate({ to: '/privacy-desk/audit', search: Object.fromEntries(filled), replace: true });
  };
  return (
    <>
      <Select
        size="xs"
        clearable
        searchable
        aria-label={texts.actor}
        placeholder={texts.anybody}
        data={(data?.staff ?? []).map(({ staffId, name }) => ({ value: staffId, label: name }))}
        value={search.actor ?? null}
        onChange={(actor) => change({ actor: actor ?? undefined })}
      />
      <Select
        size="xs"
        clearable
        searchable
        aria-label={texts.whatColumn}
        placeholder={texts.anyAct}
        data={Object.entries(acts).map(([value, label]) => ({ value, label }))}
        value={search.what ?? null}
        onChange={(what) => change({ what: what ?? undefined })}
      />
      <SearchField
        label={texts.thing}
        hint={texts.thingHint}
        words={search.about ?? ''}
        change={(about) => change({ about: about || undefined })}
      />
      <Days search={search} change={change} />
    </>
  );
}

function Days({ search, change }: { search: AuditSearch; change: (part: Partial<AuditSearch>) => void }) {
  const texts = useTexts(privacyTexts);
  return (['from', 'to'] as const).map((end) => (
    <TextInput
      key={end}
      size="xs"
      type="date"
      aria-label={texts[end]}
      value={search[end] ?? ''}
      onChange={(event) => change({ [end]: event.currentTarget.value || undefined })}
    />
  ));
}

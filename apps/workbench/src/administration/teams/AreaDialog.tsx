import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Area, administrationRoutes } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { FormDialog } from '../FormDialog.tsx';
import { administrationTexts } from '../texts.ts';
import { fieldOf, useSaving } from '../use-saving.ts';

interface AreaDialogProps {
  area: Area | null;
  areas: readonly Area[];
  close: () => void;
}

const labels = { zh: 'nameInChinese', en: 'nameInEnglish', de: 'nameInGerman' } as const;
const languages = ['zh', 'en', 'de'] as const;

/** The word by which an area is kept: made of its English name, and of no other area. */
function wordFor(english: string, areas: readonly Area[]): string {
  const word = english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 24);
  const taken = new Set(['all', '', ...areas.map(({ area }) => area)]);
  for (let number = 1; ; number += 1) {
    const wish = number === 1 ? word : `${word || 'area'}-${number}`;
    if (!taken.has(wish)) return wish;
  }
}

/** What an area is called, and which regions of addresses lie in it. */
export function AreaDialog({ area, areas, close }: AreaDialogProps) {
  const texts = useTexts(administrationTexts);
  const { language: spoken } = useLanguage();
  const [written, setWritten] = useState(() => ({
    name: area?.name ?? { zh: '', en: '', de: '' },
    regions: area?.regions ?? [],
  }));
  const save = useSaving(
    () =>
      call(administrationRoutes.writeArea, {
        params: { area: area?.area ?? wordFor(written.name.en, areas) },
        body: written,
      }),
    close,
  );
  return (
    <FormDialog
      title={area ? area.name[spoken] : texts.addArea}
      isBusy={save.isPending}
      submit={() => save.mutate(undefined)}
      close={close}
    >
      {languages.map((language, at) => (
        <TextInput
          key={language}
          label={texts[labels[language]]}
          value={written.name[language]}
          onChange={(event) =>
            setWritten({ ...written, name: { ...written.name, [language]: event.currentTarget.value } })
          }
          required
          withAsterisk={false}
          maxLength={40}
          data-autofocus={at === 0 || undefined}
        />
      ))}
      <TagsInput
        label={texts.regions}
        description={texts.regionsHelp}
        value={written.regions}
        onChange={(regions) => setWritten({ ...written, regions })}
        error={fieldOf(save.error, 'regions') && texts.regionTaken}
        maxTags={80}
      />
    </FormDialog>
  );
}

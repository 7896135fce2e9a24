import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Area, administrationRoutes, productLines, type Team } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { newId } from '../../region/new-id.ts';
import { FormDialog } from '../FormDialog.tsx';
import { ScopeFields } from '../ScopeFields.tsx';
import { administrationTexts } from '../texts.ts';
import { fieldOf, useSaving } from '../use-saving.ts';

interface TeamDialogProps {
  team: Team | null;
  areas: readonly Area[];
  close: () => void;
}

/** What a team is called and works for. */
export function TeamDialog({ team, areas, close }: TeamDialogProps) {
  const texts = useTexts(administrationTexts);
  const [teamId] = useState(() => team?.teamId ?? newId());
  const [written, setWritten] = useState(() => ({
    name: team?.name ?? '',
    // A new team works for everything until somebody narrows it: without a product line it would see nothing.
    productLines: team?.productLines ?? [...productLines],
    areas: team?.areas ?? ['all'],
  }));
  const save = useSaving(() => call(administrationRoutes.writeTeam, { params: { teamId }, body: written }), close);
  return (
    <FormDialog
      title={team?.name ?? texts.addTeam}
      isBusy={save.isPending}
      submit={() => save.mutate(undefined)}
      close={close}
    >
      <TextInput
        label={texts.team}
        value={written.name}
        onChange={(event) => setWritten({ ...written, name: event.currentTarget.value })}
        error={fieldOf(save.error, 'name') && texts.nameTaken}
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
      />
      <ScopeFields scope={written} areas={areas} change={(part) => setWritten({ ...written, ...part })} />
    </FormDialog>
  );
}

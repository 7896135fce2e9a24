import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Area, administrationRoutes, type StaffAccount, staffRoles, type Team } from '#contract';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { newId } from '../../region/new-id.ts';
import { useMe } from '../../shell/session.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
import { ScopeFields } from '../ScopeFields.tsx';
import { administrationTexts } from '../texts.ts';
import { useSaving } from '../use-saving.ts';

interface AccountDialogProps {
  /** Whom it is about; null for somebody new. */
  account: StaffAccount | null;
  teams: readonly Team[];
  areas: readonly Area[];
  close: () => void;
}

type Written = Pick<StaffAccount, 'name' | 'teamId' | 'roles' | 'productLines' | 'areas'>;

const somebodyNew = (teams: readonly Team[]): Written => ({
  name: '',
  teamId: teams[0]?.teamId ?? '',
  roles: ['engineer'],
  productLines: ['machine-tool', 'laser'],
  areas: ['all'],
});

/** Who somebody is and what they work for. */
export function AccountDialog({ account, teams, areas, close }: AccountDialogProps) {
  const texts = useTexts(administrationTexts);
  const [staffId] = useState(() => account?.staffId ?? newId());
  const [written, setWritten] = useState<Written>(() => account ?? somebodyNew(teams));
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const save = useSaving(() => {
    const { name, teamId, roles, productLines, areas: own } = written;
    const body = { name, teamId, roles, productLines, areas: own };
    return call(administrationRoutes.writeStaffAccount, { params: { staffId }, body });
  }, close);
  return (
    <FormDialog
      title={account?.name ?? texts.add}
      isBusy={save.isPending}
      submit={() => save.mutate(undefined)}
      close={close}
      isDisabled={written.roles.length === 0}
    >
      <TextInput
        label={texts.name}
        value={written.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        required
        withAsterisk={false}
        maxLength={80}
        data-autofocus
      />
      <Select
        label={texts.team}
        data={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
        value={written.teamId}
        allowDeselect={false}
        onChange={(teamId) => teamId && change({ teamId })}
      />
      <RolesField account={account} roles={written.roles} change={(roles) => change({ roles })} />
      <ScopeFields scope={written} areas={areas} change={change} />
      <p className={styles.help}>{texts.restricted}</p>
    </FormDialog>
  );
}

interface RolesFieldProps {
  account: StaffAccount | null;
  roles: Written['roles'];
  change: (roles: Written['roles']) => void;
}

/** What somebody may do; one's own administration and privacy office are another administrator's matter. */
function RolesField({ account, roles, change }: RolesFieldProps) {
  const texts = useTexts(administrationTexts);
  const roleNames = useTexts(peopleWords).role;
  const isOneself = useMe().staffId === account?.staffId;
  const isClosed = (role: Written['roles'][number]) =>
    isOneself && (role === 'administrator' || (role === 'privacy-officer' && !account?.roles.includes(role)));
  return (
    <MultiSelect
      label={texts.roles}
      description={isOneself ? texts.ownRoles : undefined}
      data={staffRoles.map((role) => ({ value: role, label: roleNames[role], disabled: isClosed(role) }))}
      value={roles}
      onChange={(chosen) => change(chosen as Written['roles'])}
    />
  );
}

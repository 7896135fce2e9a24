import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Area, exportRoutes, type StaffAccount } from '#contract';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import lists from '../../shell/lists/ListPage.module.css';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useMe } from '../../shell/session.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { accountsQuery, teamsQuery } from '../administration-queries.ts';
import { AreaNames, LineNames } from '../ScopeFields.tsx';
import { administrationTexts } from '../texts.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';

type Open = { what: 'account' | 'invite' | 'end'; account: StaffAccount | null } | null;

/** Everybody of the maker: who they are, what they work for, how they get in. */
export function StaffPage() {
  const texts = useTexts(administrationTexts);
  const [open, setOpen] = useState<Open>(null);
  const accounts = useQuery(accountsQuery);
  const teams = useQuery(teamsQuery);
  const close = () => setOpen(null);
  return (
    <AdministrationPage
      exported={exportRoutes.exportStaffAccounts}
      act={
        <Button size="xs" onClick={() => setOpen({ what: 'account', account: null })}>
          {texts.add}
        </Button>
      }
    >
      {accounts.data && teams.data ? (
        <Accounts staff={accounts.data} areas={teams.data.areas} open={setOpen} />
      ) : accounts.isError || teams.isError ? (
        <Failure
          error={accounts.error ?? teams.error}
          retry={() => void Promise.all([accounts.refetch(), teams.refetch()])}
        />
      ) : (
        <Waiting lines={10} />
      )}
      {open?.what === 'account' && teams.data && <AccountDialog account={open.account} {...teams.data} close={close} />}
      {open?.what === 'invite' && open.account && <InviteDialog account={open.account} close={close} />}
      {open?.what === 'end' && open.account && <EndDialog account={open.account} close={close} />}
    </AdministrationPage>
  );
}

interface AccountsProps {
  staff: readonly StaffAccount[];
  areas: readonly Area[];
  open: (what: Open) => void;
}

function Accounts({ staff, areas, open }: AccountsProps) {
  const texts = useTexts(administrationTexts);
  return (
    <table className={lists.table} aria-label={texts.tabs.staff}>
      <thead>
        <tr>
          {(['name', 'login', 'team', 'roles', 'productLines', 'areas', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {staff.map((account) => (
          <AccountRow key={account.staffId} account={account} areas={areas} open={open} />
        ))}
      </tbody>
    </table>
  );
}

const small = { size: 'compact-xs', variant: 'default' } as const;

function AccountRow({ account, areas, open }: { account: StaffAccount } & Pick<AccountsProps, 'areas' | 'open'>) {
  const texts = useTexts(administrationTexts);
  const roleNames = useTexts(peopleWords).role;
  const notOneself = useMe().staffId === account.staffId ? texts.notOneself : null;
  return (
    <tr className={account.leftAt ? styles.gone : undefined}>
      <td className={styles.person}>{account.name}</td>
      <td className="mono">{account.login ?? '—'}</td>
      <td>{account.team}</td>
      <td>{account.roles.map((role) => roleNames[role]).join(' · ')}</td>
      <td>
        <LineNames lines={account.productLines} />
      </td>
      <td>
        <AreaNames words={account.areas} areas={areas} />
      </td>
      <td>
        {account.leftAt ? texts.left : account.login ? texts.active : texts.notInvited}
        {account.sessions > 0 && <div className={lists.quiet}>{texts.signedIn(account.sessions)}</div>}
      </td>
      <td>
        <div className={styles.acts}>
          <Button
            {...small}
            aria-label={`${texts.change}: ${account.name}`}
            onClick={() => open({ what: 'account', account })}
          >
            {texts.change}
          </Button>
          <ReasonedButton {...small} reason={notOneself} onClick={() => open({ what: 'invite', account })}>
            {texts.invite}
          </ReasonedButton>
          {!account.leftAt && (
            <ReasonedButton {...small} reason={notOneself} onClick={() => open({ what: 'end', account })}>
              {texts.end}
            </ReasonedButton>
          )}
        </div>
      </td>
    </tr>
  );
}

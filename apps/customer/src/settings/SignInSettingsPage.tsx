import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changePassword, endDevice, listDevices } from '#contract/home';
import { useFormats, useTexts } from '#ui/i18n';
import {
  Button,
  Card,
  Facts,
  fieldStyles,
  Notice,
  Page,
  PasswordField,
  Section,
  Skeleton,
  TriedInVain,
  Trouble,
} from '../parts/index.ts';
import { home } from '../session/home.ts';
import { sessionQuery } from '../session/queries.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** Settings → Account → Sign-in: what the home region holds. */
export function SignInSettingsPage() {
  const texts = useTexts(settingsTexts);
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page title={texts.signIn} backTo="/settings">
      {session?.signedIn && (
        <Card>
          <Facts
            facts={[
              [
                texts.loginName,
                <span key="name" className="mono">
                  {session.loginName}
                </span>,
              ],
              [texts.recoveryEmail, session.recoveryEmail],
            ]}
          />
          <p className={fieldStyles.hint}>{texts.atHome}</p>
        </Card>
      )}
      <Section title={texts.change}>
        <Card>
          <PasswordForm />
        </Card>
      </Section>
      <Section title={texts.devices}>
        <Devices />
      </Section>
    </Page>
  );
}

function PasswordForm() {
  const texts = useTexts(settingsTexts);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useMutation({
    mutationFn: () => home(changePassword, { body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
    },
  });
  const change = (event: FormEvent) => {
    event.preventDefault();
    if (current && password && !changing.isPending) changing.mutate();
  };
  return (
    <form className={fieldStyles.form} onSubmit={change} noValidate>
      <PasswordField label={texts.current} value={current} onText={setCurrent} autoComplete="current-password" />
      <PasswordField
        label={texts.newPassword}
        hint={texts.passwordHint}
        value={password}
        onText={setPassword}
        autoComplete="new-password"
      />
      <TriedInVain thrown={changing.error} />
      <div role="status">{changing.isSuccess && <Notice tone="done">{texts.changed}</Notice>}</div>
      <Button type="submit" isBusy={changing.isPending} disabled={!current || !password}>
        {texts.change}
      </Button>
    </form>
  );
}

function Devices() {
  const texts = useTexts(settingsTexts);
  const formats = useFormats();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => home(listDevices, { signal }),
  });
  const ending = useMutation({
    mutationFn: (id: string) => home(endDevice, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
  if (error && !data) return <Trouble thrown={error} onAgain={refetch} />;
  if (!data) return <Skeleton rows={1} />;
  return (
    <div className={styles.group}>
      {data.devices.map((device) => (
        <div key={device.id} className={styles.device}>
          <span>
            {device.software}
            <small>{device.thisOne ? texts.thisDevice : texts.lastUsed(formats.dateTime(device.lastUsedAt))}</small>
          </span>
          {!device.thisOne && (
            <Button look="quiet" isBusy={ending.isPending} onClick={() => ending.mutate(device.id)}>
              {texts.endDevice}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

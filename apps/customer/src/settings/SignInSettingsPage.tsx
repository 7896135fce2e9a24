import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changePassword } from '#contract/home';
import { useTexts } from '#ui/i18n';
import { Button, Card, Facts, fieldStyles, Notice, Page, PasswordField, Section, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { sessionQuery } from '../session/queries.ts';
import { Devices } from './devices/Devices.tsx';
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

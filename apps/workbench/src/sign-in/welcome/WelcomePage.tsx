import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { peopleRoutes } from '#contract';
import { readStaffInvite, redeemStaffInvite } from '#contract/home';
import { useTexts } from '#ui/i18n';
import { codeOf, useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import styles from '../Card.module.css';
import { Card } from '../Card.tsx';
import { QrCode } from './QrCode.tsx';
import { welcomeTexts } from './texts.ts';

// Beside the component: a page that is drawn anew finds the address without it.
let taken = '';

/** What stands behind the # reaches no server; taken out of the address at once, so that no history keeps it. */
function takeToken(): string {
  if (location.hash.length > 1) {
    taken = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
  }
  return taken;
}

/** Where an invite leads: password and authenticator are set here, by their owner alone. */
export function WelcomePage() {
  const texts = useTexts(welcomeTexts);
  const [token] = useState(takeToken);
  const invite = useQuery({
    queryKey: ['invite', token],
    queryFn: () => call(readStaffInvite, { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [isDone, setIsDone] = useState(false);
  if (isDone)
    return (
      <Card title={texts.done}>
        <p className={styles.quiet}>{texts.doneHelp}</p>
        <Button component="a" href={peopleRoutes.startStaffSession.path} fullWidth size="md">
          {texts.signIn}
        </Button>
      </Card>
    );
  if (invite.isError && codeOf(invite.error) !== 'try-again')
    return (
      <Card title={texts.expired}>
        <p className={styles.quiet}>{texts.expiredHelp}</p>
      </Card>
    );
  return (
    <Card title={texts.title}>
      {invite.isError && <Failure error={invite.error} retry={() => void invite.refetch()} />}
      {invite.data && <SetUp token={token} invite={invite.data} done={() => setIsDone(true)} />}
    </Card>
  );
}

interface SetUpProps {
  token: string;
  invite: { login: string; totpSecret: string; totpUri: string };
  done: () => void;
}

const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Authenticator({ totpUri, totpSecret }: Omit<SetUpProps['invite'], 'login'>) {
  const texts = useTexts(welcomeTexts);
  return (
    <>
      <p className={styles.quiet}>{texts.scan}</p>
      <QrCode text={totpUri} label={texts.qr} />
      <code className="mono" data-secret>
        {inGroups(totpSecret)}
      </code>
    </>
  );
}

function SetUp({ token, invite, done }: SetUpProps) {
  const texts = useTexts(welcomeTexts);
  const words = useWordsForProblem();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const redeem = useMutation({
    mutationFn: () => call(redeemStaffInvite, { body: { token, password, code } }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    redeem.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.quiet}>{texts.help}</p>
      {redeem.isError && (
        <p className={styles.error} role="alert">
          {words(redeem.error)}
        </p>
      )}
      <TextInput label={texts.login} value={invite.login} readOnly autoComplete="username" />
      <PasswordInput
        label={texts.password}
        description={texts.passwordHelp}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="new-password"
        minLength={8}
        maxLength={500}
        required
        withAsterisk={false}
      />
      <Authenticator {...invite} />
      <TextInput
        label={texts.code}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
        withAsterisk={false}
      />
      <Button type="submit" size="md" loading={redeem.isPending}>
        {texts.save}
      </Button>
    </form>
  );
}

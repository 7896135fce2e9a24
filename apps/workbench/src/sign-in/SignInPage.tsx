import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ProblemError, peopleRoutes } from '#contract';
import { staffSignIn } from '#contract/home';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { codeOf, useWordsForProblem } from '#ui/words';
import { call } from '../region/client.ts';
import styles from './Card.module.css';
import { Card } from './Card.tsx';
import { signInTexts } from './texts.ts';
import { clockOf, useCountdown } from './use-countdown.ts';

/** Sign-in of the staff realm: password first, then the code of the authenticator. */
export function SignInPage() {
  const { uid } = useParams({ from: '/sign-in/$uid' });
  const texts = useTexts(signInTexts);
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [typed, setTyped] = useState({ login: '', password: '', code: '' });
  const wait = useCountdown();
  const signIn = useMutation({
    mutationFn: () => {
      const { code, ...rest } = typed;
      return call(staffSignIn, { params: { uid }, body: step === 'code' ? { ...rest, code } : rest });
    },
    onSuccess: (answer) => (answer.next === 'code' ? setStep('code') : location.assign(answer.location)),
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.code === 'too-often')
        wait.start(error.problem.retryAfterSeconds ?? 60);
      if (codeOf(error) === 'sign-in-failed') setStep('password');
      setTyped((before) => ({ ...before, code: '' }));
    },
  });
  if (signIn.isError && codeOf(signIn.error) === 'sign-in-expired') return <ExpiredPage />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending && wait.left === 0) signIn.mutate();
  };
  const isBusy = signIn.isPending || signIn.isSuccess;
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <Card title={step === 'code' ? texts.codeTitle : texts.title}>
      <form className={styles.form} onSubmit={submit}>
        <Trouble error={signIn.error} waitLeft={wait.left} />
        {step === 'password' ? (
          <PasswordFields {...typed} change={change} />
        ) : (
          <CodeField code={typed.code} change={change} />
        )}
        <Button type="submit" size="md" loading={isBusy && signIn.data?.next !== 'code'} disabled={wait.left > 0}>
          {step === 'code' ? texts.finish : texts.next}
        </Button>
        {step === 'code' && (
          <Button variant="subtle" onClick={() => setStep('password')}>
            {texts.back}
          </Button>
        )}
      </form>
    </Card>
  );
}

interface FieldsProps {
  change: (part: { login?: string; password?: string; code?: string }) => void;
}

function PasswordFields({ login, password, change }: FieldsProps & { login: string; password: string }) {
  const texts = useTexts(signInTexts);
  return (
    <>
      <TextInput
        label={texts.login}
        value={login}
        onChange={(event) => change({ login: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        autoFocus
        withAsterisk={false}
        size="md"
      />
      <PasswordInput
        label={texts.password}
        value={password}
        onChange={(event) => change({ password: event.currentTarget.value })}
        autoComplete="current-password"
        maxLength={500}
        required
        withAsterisk={false}
        size="md"
      />
    </>
  );
}

function CodeField({ code, change }: FieldsProps & { code: string }) {
  const texts = useTexts(signInTexts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      ref={field}
      label={texts.code}
      description={texts.codeHelp}
      value={code}
      onChange={(event) => change({ code: event.currentTarget.value })}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9０-９\s]{6,12}"
      title={texts.sixDigits}
      maxLength={12}
      required
      withAsterisk={false}
      size="md"
      styles={{ input: { fontFamily: 'var(--font-mono)', letterSpacing: '0.3em' } }}
    />
  );
}

function Trouble({ error, waitLeft }: { error: unknown; waitLeft: number }) {
  const texts = useTexts(signInTexts);
  const words = useWordsForProblem();
  const isThrottled = codeOf(error) === 'too-often';
  if (!error || (isThrottled && waitLeft === 0)) return null;
  return (
    <p className={styles.error} role="alert">
      <Icon name={isThrottled ? 'clock' : 'warning'} />
      <span>{isThrottled ? texts.wait(clockOf(waitLeft)) : words(error)}</span>
    </p>
  );
}

function ExpiredPage() {
  const texts = useTexts(signInTexts);
  return (
    <Card title={texts.expired}>
      <p className={styles.quiet}>{texts.expiredHelp}</p>
      <Button component="a" href={peopleRoutes.startStaffSession.path} fullWidth size="md">
        {texts.again}
      </Button>
    </Card>
  );
}

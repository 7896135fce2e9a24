import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signIn } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { EmailCheck } from '../first-visit/EmailCheck.tsx';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, fieldStyles, PasswordField, TextField, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { signInTexts } from './texts.ts';

/** Login name and password; the same address answers to the posted form. */
export function SignInPage() {
  const texts = useTexts(signInTexts);
  const { uid } = useParams({ strict: false });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [checkId, setCheckId] = useState<string>();
  const sending = useMutation({
    mutationFn: () => home(signIn, { params: { uid: uid ?? '' }, body: { login, password } }),
    onSuccess: (answer) =>
      answer.next === 'continue' ? window.location.replace(answer.location) : setCheckId(answer.checkId),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() && password && !sending.isPending) sending.mutate();
  };
  if (checkId) return <EmailCheck checkId={checkId} email={login.includes('@') ? login : '…'} />;
  return (
    <VisitFrame title={texts.title}>
      <form className={fieldStyles.form} onSubmit={send} noValidate>
        <TextField
          label={texts.login}
          value={login}
          onText={setLogin}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          label={texts.password}
          value={password}
          onText={setPassword}
          name="password"
          autoComplete="current-password"
        />
        <TriedInVain thrown={sending.error} />
        <Submit
          isExpired={sending.isError && codeOf(sending.error) === 'sign-in-expired'}
          isBusy={sending.isPending || sending.isSuccess}
        />
      </form>
      <OtherWays />
    </VisitFrame>
  );
}

function OtherWays() {
  const texts = useTexts(signInTexts);
  return (
    <>
      <p>
        <Link to="/forgotten">{texts.forgotten}</Link>
      </p>
      <p>
        {texts.noAccount} <Link to="/">{texts.toStart}</Link>
      </p>
      <p>
        <Link to="/policy">{texts.policy}</Link>
      </p>
    </>
  );
}

interface SubmitProps {
  /** The page was open too long: only a new sign-in helps. */
  isExpired: boolean;
  isBusy: boolean;
}

function Submit({ isExpired, isBusy }: SubmitProps) {
  const texts = useTexts(signInTexts);
  const { language } = useLanguage();
  return isExpired ? (
    <Button isWide onClick={() => goToSignIn(language)}>
      {texts.startAgain}
    </Button>
  ) : (
    <Button type="submit" isWide isBusy={isBusy}>
      {texts.signIn}
    </Button>
  );
}

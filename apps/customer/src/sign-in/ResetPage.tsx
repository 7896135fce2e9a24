import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { minimumPasswordLength, resetPassword } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf, useWordsForProblem } from '#ui/words';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, fieldStyles, LinkButton, Notice, PasswordField, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { useFragmentToken } from './fragment.ts';
import { signInTexts } from './texts.ts';

/** A new password by the one-time link of the mail. */
export function ResetPage() {
  const texts = useTexts(signInTexts);
  const wordsFor = useWordsForProblem();
  const { language } = useLanguage();
  const token = useFragmentToken();
  const [password, setPassword] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const isLong = [...password.normalize('NFKC')].length >= minimumPasswordLength;
  const saving = useMutation({ mutationFn: () => home(resetPassword, { body: { token, password } }) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (isLong && !saving.isPending) saving.mutate();
  };
  const isOld = token.length !== 43 || ['link-expired', 'input'].includes(codeOf(saving.error));
  return (
    <VisitFrame title={texts.resetTitle}>
      {saving.isSuccess ? (
        <>
          <Notice tone="done">{texts.resetDone}</Notice>
          <Button isWide onClick={() => goToSignIn(language)}>
            {texts.signIn}
          </Button>
        </>
      ) : isOld && (saving.isError || token.length !== 43) ? (
        <OldLink />
      ) : (
        <form className={fieldStyles.form} onSubmit={save} noValidate>
          <PasswordField
            label={texts.newPassword}
            hint={texts.passwordHint}
            value={password}
            onText={setPassword}
            wrong={hasTried && !isLong ? wordsFor({ problem: { code: 'password-too-short' } }) : null}
            name="new-password"
            autoComplete="new-password"
          />
          <TriedInVain thrown={saving.error} />
          <Button type="submit" isWide isBusy={saving.isPending}>
            {texts.save}
          </Button>
        </form>
      )}
    </VisitFrame>
  );
}

function OldLink() {
  const texts = useTexts(signInTexts);
  const wordsFor = useWordsForProblem();
  return (
    <>
      <Notice tone="down">{wordsFor({ problem: { code: 'link-expired' } })}</Notice>
      <LinkButton to="/forgotten" isWide>
        {texts.askAgain}
      </LinkButton>
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { emailSchema, requestReset } from '#contract/home';
import { useTexts } from '#ui/i18n';
import { visitTexts } from '../first-visit/texts.ts';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, fieldStyles, LinkButton, Notice, TextField, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { signInTexts } from './texts.ts';

/** Asks for the mail that names the login name and leads to a new password. */
export function ForgottenPage() {
  const texts = useTexts(signInTexts);
  const { emailWrong } = useTexts(visitTexts);
  const [email, setEmail] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const address = emailSchema.safeParse(email);
  const sending = useMutation({
    mutationFn: () => home(requestReset, { body: { recoveryEmail: address.data ?? '' } }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (address.success && !sending.isPending) sending.mutate();
  };
  return (
    <VisitFrame title={texts.forgottenTitle} onBack={() => window.history.back()}>
      <p>{texts.forgottenLead}</p>
      {sending.isSuccess ? (
        <>
          <Notice tone="done">{texts.mailSent}</Notice>
          <LinkButton to="/" look="plain">
            {texts.toStart}
          </LinkButton>
        </>
      ) : (
        <form className={fieldStyles.form} onSubmit={send} noValidate>
          <TextField
            label={texts.recoveryEmail}
            value={email}
            onText={setEmail}
            wrong={hasTried && !address.success ? emailWrong : null}
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
          />
          <TriedInVain thrown={sending.error} />
          <Button type="submit" isWide isBusy={sending.isPending}>
            {texts.sendMail}
          </Button>
        </form>
      )}
    </VisitFrame>
  );
}

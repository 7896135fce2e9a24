import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { confirmEmailByCode, sendCheckAgain } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { Button, fieldStyles, Notice, TextField, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { rememberAgreement } from '../session/storage.ts';
import { visitTexts } from './texts.ts';
import { VisitFrame } from './VisitFrame.tsx';

const againAfterMs = 60_000;

interface EmailCheckProps {
  checkId: string;
  email: string;
}

/** The six digits, or the link, of the mail that was just sent. */
export function EmailCheck({ checkId, email }: EmailCheckProps) {
  const texts = useTexts(visitTexts);
  const { language } = useLanguage();
  const [code, setCode] = useState('');
  const goOn = () => {
    // The person agreed twice and has an account: from here on the browser may remember that.
    rememberAgreement();
    goToSignIn(language);
  };
  const confirming = useMutation({
    mutationFn: (digits: string) => home(confirmEmailByCode, { params: { id: checkId }, body: { code: digits } }),
    onSuccess: goOn,
  });
  const type = (typed: string) => {
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && digits !== code && !confirming.isPending) confirming.mutate(digits);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && !confirming.isPending) confirming.mutate(code);
  };
  return (
    <VisitFrame title={texts.checkTitle}>
      <p>{texts.checkLead(email)}</p>
      <form className={fieldStyles.form} onSubmit={send} noValidate>
        <TextField
          label={texts.code}
          value={code}
          onText={type}
          inputMode="numeric"
          autoComplete="one-time-code"
          name="code"
          isMono
        />
        <TriedInVain thrown={confirming.error} />
        <Button type="submit" isWide isBusy={confirming.isPending || confirming.isSuccess}>
          {texts.confirm}
        </Button>
      </form>
      <SendAgain checkId={checkId} />
      <p>
        {texts.byLink}{' '}
        <Button look="quiet" onClick={goOn}>
          {texts.goOn}
        </Button>
      </p>
    </VisitFrame>
  );
}

function SendAgain({ checkId }: { checkId: string }) {
  const texts = useTexts(visitTexts);
  const [isTooSoon, setIsTooSoon] = useState(true);
  const sending = useMutation({
    mutationFn: () => home(sendCheckAgain, { params: { id: checkId }, body: {} }),
    onSuccess: () => setIsTooSoon(true),
  });
  useEffect(() => {
    if (!isTooSoon) return;
    const timer = setTimeout(() => setIsTooSoon(false), againAfterMs);
    return () => clearTimeout(timer);
  }, [isTooSoon]);
  return (
    <>
      <p className={fieldStyles.hint}>{texts.noMail}</p>
      {sending.isSuccess && <Notice tone="done">{texts.sentAgain}</Notice>}
      <TriedInVain thrown={sending.error} />
      <Button look="plain" disabled={isTooSoon} isBusy={sending.isPending} onClick={() => sending.mutate()}>
        {texts.sendAgain}
      </Button>
    </>
  );
}

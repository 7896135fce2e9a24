import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { emailSchema, loginNameSchema, minimumPasswordLength, signUp, suggestLoginName } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf, useWordsForProblem } from '#ui/words';
import { Button, fieldStyles, PasswordField, showFirstWrong, TextField, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import type { ShownText } from './policy-queries.ts';
import { visitTexts } from './texts.ts';
import { VisitFrame } from './VisitFrame.tsx';

interface AccountProps {
  /** Made once per visit: sending again makes no second account. */
  id: string;
  decisions: { policy: ShownText; crossBorder: ShownText };
  onBack: () => void;
  onMade: (checkId: string, email: string) => void;
  /** The text changed under the person: it has to be read again. */
  onOutdated: () => void;
}

function useAccountForm({ id, decisions, onMade, onOutdated }: AccountProps) {
  const { language } = useLanguage();
  const suggestion = useQuery({
    queryKey: ['suggestion'],
    queryFn: () => home(suggestLoginName, {}),
    staleTime: Infinity,
  });
  const [loginName, setLoginName] = useState<string>();
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const suggested = suggestion.data?.loginName;
  useEffect(() => {
    if (suggested) setLoginName((typed) => typed ?? suggested);
  }, [suggested]);
  const name = loginNameSchema.safeParse(loginName ?? '');
  const address = emailSchema.safeParse(email);
  const isLong = [...password.normalize('NFKC')].length >= minimumPasswordLength;
  const sending = useMutation({
    mutationFn: () =>
      home(signUp, {
        body: { id, language, ...decisions, loginName: name.data ?? '', password, recoveryEmail: address.data ?? '' },
      }),
    onSuccess: (answer) => onMade(answer.checkId, address.data ?? ''),
    onError: (thrown) => codeOf(thrown) === 'policy-changed' && onOutdated(),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setHasTried(true);
    if (!name.success || !address.success || !isLong) showFirstWrong(event.currentTarget);
    else if (!sending.isPending) sending.mutate();
  };
  return {
    fields: { loginName: loginName ?? '', password, email, setLoginName, setPassword, setEmail },
    wrong: { name: hasTried && !name.success, password: hasTried && !isLong, email: hasTried && !address.success },
    sending,
    send,
  };
}

const fieldOf: Readonly<Record<string, 'name' | 'password'>> = {
  'login-name-taken': 'name',
  'password-too-short': 'password',
  'password-common': 'password',
};

/** The account in the home region: nothing of it goes abroad (S5.1). */
export function Account(props: AccountProps) {
  const texts = useTexts(visitTexts);
  const wordsFor = useWordsForProblem();
  const { fields, wrong, sending, send } = useAccountForm(props);
  const refusedField = sending.error ? fieldOf[codeOf(sending.error)] : undefined;
  const refusal = sending.error ? wordsFor(sending.error) : null;
  return (
    <VisitFrame title={texts.accountTitle} step={texts.step(3)} onBack={props.onBack}>
      <p className="lead">{texts.accountLead}</p>
      <form className={fieldStyles.form} onSubmit={send} noValidate>
        <LoginName
          value={fields.loginName}
          onText={fields.setLoginName}
          wrong={wrong.name ? texts.loginNameWrong : refusedField === 'name' ? refusal : null}
        />
        <PasswordField
          label={texts.password}
          hint={texts.passwordHint}
          value={fields.password}
          onText={fields.setPassword}
          wrong={
            wrong.password
              ? wordsFor({ problem: { code: 'password-too-short' } })
              : refusedField === 'password'
                ? refusal
                : null
          }
          name="new-password"
          autoComplete="new-password"
        />
        <TextField
          label={texts.recoveryEmail}
          hint={texts.recoveryHint}
          value={fields.email}
          onText={fields.setEmail}
          wrong={wrong.email ? texts.emailWrong : null}
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
        />
        {!refusedField && <TriedInVain thrown={sending.error} />}
        <Button type="submit" isWide isBusy={sending.isPending}>
          {texts.create}
        </Button>
      </form>
    </VisitFrame>
  );
}

function LoginName(field: { value: string; onText: (text: string) => void; wrong: string | null }) {
  const texts = useTexts(visitTexts);
  return (
    <TextField
      {...field}
      label={texts.loginName}
      hint={texts.loginNameHint}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      isMono
    />
  );
}

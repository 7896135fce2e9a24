import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decideConsent } from '#contract/home';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { PolicyBody } from '../../first-visit/PolicyBody.tsx';
import { policyQuery, type ShownText } from '../../first-visit/policy-queries.ts';
import { Button, Card, fieldStyles, Notice, Skeleton, TriedInVain, Trouble } from '../../parts/index.ts';
import { home } from '../../session/home.ts';
import { AgreedText } from './AgreedText.tsx';
import { type Agreement, type OptionalKind, textOf } from './agreements.ts';
import { agreementTexts } from './texts.ts';

interface OptionalConsentProps {
  kind: OptionalKind;
  agreement: Agreement | undefined;
}

/** An optional consent: off until somebody turns it on, one tap to give and one to withdraw (S7.2). */
export function OptionalConsent({ kind, agreement }: OptionalConsentProps) {
  const texts = useTexts(agreementTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const policy = useQuery(policyQuery(language));
  const isGiven = agreement?.given === true;
  const text = policy.data && textOf(policy.data, kind);
  const shown = text && { version: policy.data.version, language: policy.data.language, sha256: text.sha256 };
  const deciding = useDeciding(kind, isGiven ? undefined : (shown ?? undefined));
  if (policy.error && !policy.data) return <Trouble thrown={policy.error} onAgain={policy.refetch} />;
  if (!policy.data) return <Skeleton rows={3} />;
  // A version from before there was this consent asks for none.
  if (!text && !isGiven) return null;
  const when = agreement && formats.dateTime(agreement.decidedAt);
  return (
    <Card>
      <h3 style={{ fontSize: 18 }}>{texts.kinds[kind]}</h3>
      <p>{texts.leads[kind]}</p>
      <p role="status">
        <strong>{agreement ? stateOf(agreement, texts, when!) : texts.notGiven}</strong>
      </p>
      {isGiven ? (
        <AgreedText agreement={agreement} />
      ) : (
        <details className={fieldStyles.more}>
          <summary>{texts.readText}</summary>
          <PolicyBody body={text?.body ?? ''} />
        </details>
      )}
      {deciding.data?.state === 'stopping' && <Notice tone="due">{texts.stopping}</Notice>}
      <TriedInVain thrown={deciding.error} />
      <Button look="plain" isBusy={deciding.isPending} onClick={() => deciding.mutate()}>
        {isGiven ? texts.withdraw : texts.agree[kind]}
      </Button>
    </Card>
  );
}

// A yes holds for its text: where a newer version changed that, the choice is off and says why.
function stateOf(
  { given, textChanged, version }: Agreement,
  texts: (typeof agreementTexts)['zh'],
  when: string,
): string {
  if (given) return texts.given(version, when);
  return textChanged ? texts.textChanged(version, when) : texts.withdrawn(when);
}

// What was shown is agreed to; without a text it is withdrawn.
function useDeciding(kind: OptionalKind, shown: ShownText | undefined) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: () =>
      home(decideConsent, { params: { kind }, body: shown ? { given: true, shown } : { given: false, language } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['consents'] }),
    // The text is another one by now: it is shown before anybody can agree to it.
    onError: (thrown) => codeOf(thrown) === 'policy-changed' && queries.invalidateQueries({ queryKey: ['policy'] }),
  });
}

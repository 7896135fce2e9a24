import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsentKind, decideConsent, readConsents, readPolicyTexts } from '#contract/home';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { PolicyBody } from '../first-visit/PolicyBody.tsx';
import { Button, Card, fieldStyles, Notice, Page, Skeleton, TriedInVain, Trouble } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { clearStorage } from '../session/storage.ts';
import { forgetToken } from '../session/token.ts';
import { AnalysisConsent } from './AnalysisConsent.tsx';
import { settingsTexts } from './texts.ts';

type Agreement = Awaited<ReturnType<typeof home<typeof readConsents>>>['consents'][number];

/** What the service needs; the other consent is a choice. */
const isNeeded = ({ kind }: Agreement) => kind !== 'improvement-analysis';

/** Settings → Privacy → agreements: each with its text, its date, and the way back (S7.2). */
export function AgreementsPage() {
  const texts = useTexts(settingsTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['consents'],
    queryFn: ({ signal }) => home(readConsents, { signal }),
  });
  return (
    <Page title={texts.agreements} backTo="/settings">
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={2} />}
      {data?.consents.filter(isNeeded).map((consent) => (
        <AgreementCard key={consent.kind} agreement={consent} />
      ))}
      {data && <AnalysisConsent agreement={data.consents.find((consent) => !isNeeded(consent))} />}
    </Page>
  );
}

function AgreementCard({ agreement }: { agreement: Agreement }) {
  const texts = useTexts(settingsTexts);
  const formats = useFormats();
  const { kind, given, version, decidedAt } = agreement;
  const when = formats.dateTime(decidedAt);
  return (
    <Card>
      <h2 style={{ fontSize: 18 }}>{texts.kinds[kind]}</h2>
      <p>{given ? texts.given(version, when) : texts.withdrawn(when)}</p>
      <details className={fieldStyles.more}>
        <summary>{texts.readText}</summary>
        <AgreedText agreement={agreement} />
      </details>
      {given && <Withdraw kind={kind} />}
    </Card>
  );
}

// The text as it was agreed to: that version, in the language it was read in.
function AgreedText({ agreement }: { agreement: Agreement }) {
  const { version, language, kind } = agreement;
  const { data } = useQuery({
    queryKey: ['policy', version, language],
    queryFn: ({ signal }) => home(readPolicyTexts, { params: { version, language }, signal }),
    staleTime: Infinity,
  });
  if (!data) return <Skeleton rows={2} />;
  return <PolicyBody body={kind === 'policy' ? data.policy.body : data.crossBorder.body} />;
}

// As many taps to withdraw as to give: one to see what it means, one to do it.
function Withdraw({ kind }: { kind: ConsentKind }) {
  const texts = useTexts(settingsTexts);
  const { language } = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  const withdrawing = useMutation({
    mutationFn: () => home(decideConsent, { params: { kind }, body: { given: false, language } }),
    onSuccess: async () => {
      forgetToken();
      // What the page kept rested on the agreement: drafts, what was seen last, and the app itself (S0.3).
      await clearStorage();
      window.location.assign('/');
    },
  });
  if (!isAsking)
    return (
      <Button look="plain" onClick={() => setIsAsking(true)}>
        {texts.withdraw}
      </Button>
    );
  return (
    <>
      <Notice tone="due">{texts.withdrawLead}</Notice>
      <TriedInVain thrown={withdrawing.error} />
      <div className={fieldStyles.pair}>
        <Button look="plain" onClick={() => setIsAsking(false)}>
          {texts.cancel}
        </Button>
        <Button isBusy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {texts.reallyWithdraw}
        </Button>
      </div>
    </>
  );
}

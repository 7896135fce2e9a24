import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decideConsent, type readConsents, type readPolicyTexts } from '#contract/home';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { PolicyBody } from '../first-visit/PolicyBody.tsx';
import { policyQuery } from '../first-visit/policy-queries.ts';
import { Button, Card, fieldStyles, Notice, Skeleton, TriedInVain, Trouble } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { settingsTexts } from './texts.ts';

type Agreement = Awaited<ReturnType<typeof home<typeof readConsents>>>['consents'][number];

/**
 * The optional consent to the analysis of own cases (S2.5): off until somebody turns it on, one tap to give and one to
 * withdraw. Nothing of the service depends on it.
 */
export function AnalysisConsent({ agreement }: { agreement: Agreement | undefined }) {
  const texts = useTexts(settingsTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const policy = useQuery(policyQuery(language));
  const isGiven = agreement?.given === true;
  const deciding = useDeciding(!isGiven, policy.data);
  if (policy.error && !policy.data) return <Trouble thrown={policy.error} onAgain={policy.refetch} />;
  if (!policy.data) return <Skeleton rows={3} />;
  // A version from before there was this consent asks for none.
  if (!policy.data.analysis) return null;
  return (
    <Card>
      <h2 style={{ fontSize: 18 }}>{texts.kinds['improvement-analysis']}</h2>
      <p>{texts.analysisLead}</p>
      <p role="status">
        <strong>
          {agreement
            ? (isGiven ? texts.given : texts.notGivenSince)(agreement.version, formats.dateTime(agreement.decidedAt))
            : texts.notGiven}
        </strong>
      </p>
      <details className={fieldStyles.more}>
        <summary>{texts.readText}</summary>
        <PolicyBody body={policy.data.analysis.body} />
      </details>
      {deciding.data?.state === 'stopping' && <Notice tone="due">{texts.analysisStopping}</Notice>}
      <TriedInVain thrown={deciding.error} />
      <Button look="plain" isBusy={deciding.isPending} onClick={() => deciding.mutate()}>
        {isGiven ? texts.withdraw : texts.agreeAnalysis}
      </Button>
    </Card>
  );
}

type Texts = Awaited<ReturnType<typeof home<typeof readPolicyTexts>>>;

function useDeciding(gives: boolean, shown: Texts | undefined) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: () =>
      home(decideConsent, {
        params: { kind: 'improvement-analysis' },
        body: gives
          ? {
              given: true,
              shown: { version: shown!.version, language: shown!.language, sha256: shown!.analysis!.sha256 },
            }
          : { given: false, language },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['consents'] }),
    // The text is another one by now: it is shown before anybody can agree to it.
    onError: (thrown) => codeOf(thrown) === 'policy-changed' && queries.invalidateQueries({ queryKey: ['policy'] }),
  });
}

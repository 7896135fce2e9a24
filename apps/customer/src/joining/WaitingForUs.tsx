import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { companyRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Hotline } from '../hotline/Hotline.tsx';
import { Button, LinkButton, Notice, Section, TriedInVain } from '../parts/index.ts';
import { kept, meQuery } from '../session/queries.ts';
import { service } from '../session/service.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { joiningTexts } from './texts.ts';

const lookAgainMs = 4000;

/** The wish is under way: what happens next, and what a person may want meanwhile. */
export function WaitingForUs({ company }: { company: string }) {
  const texts = useTexts(joiningTexts);
  const [isCorrecting, setIsCorrecting] = useState(false);
  // Members alone have a live stream, so that this screen asks now and then.
  useQuery({ ...meQuery, staleTime: 0, refetchInterval: lookAgainMs });
  if (isCorrecting)
    return (
      <VisitFrame title={texts.companyTitle} onBack={() => setIsCorrecting(false)}>
        <p>{texts.correctLead}</p>
        <CompanyForm onSent={() => setIsCorrecting(false)} />
      </VisitFrame>
    );
  return (
    <VisitFrame title={texts.waitingTitle}>
      <p>{texts.waitingLead(company)}</p>
      <Notice tone="work">{texts.waitingLive}</Notice>
      <Section title={texts.wish}>
        <Button look="plain" isWide onClick={() => setIsCorrecting(true)}>
          {texts.correct}
        </Button>
        <Withdraw />
      </Section>
      <Section title={texts.waitingCall}>
        <Hotline />
      </Section>
      <Section title={texts.about}>
        {(['policy', 'agreements', 'sign-in', 'contact'] as const).map((page) => (
          <LinkButton key={page} to="/settings/$page" params={{ page }} look="plain" isWide>
            {texts.pages[page]}
          </LinkButton>
        ))}
        <LeaveButton />
      </Section>
    </VisitFrame>
  );
}

// One tap to see what it means, one to do it.
function Withdraw() {
  const texts = useTexts(joiningTexts);
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const withdrawing = useMutation({
    mutationFn: () => service(companyRoutes.withdrawJoinRequest, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: kept.me }),
  });
  if (!isAsking)
    return (
      <Button look="plain" isWide onClick={() => setIsAsking(true)}>
        {texts.withdraw}
      </Button>
    );
  return (
    <>
      <Notice tone="due">{texts.withdrawLead}</Notice>
      <TriedInVain thrown={withdrawing.error} />
      <Button isWide isBusy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {texts.reallyWithdraw}
      </Button>
      <Button look="plain" isWide onClick={() => setIsAsking(false)}>
        {texts.keepWish}
      </Button>
    </>
  );
}

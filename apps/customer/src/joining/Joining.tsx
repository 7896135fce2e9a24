import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#contract';
import { useTexts } from '#ui/i18n';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, CallButton, Notice } from '../parts/index.ts';
import { meQuery, placesQuery } from '../session/queries.ts';
import { leave } from '../session/sign-in-trip.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { joiningTexts } from './texts.ts';

const lookAgainMs = 4000;

/** What a signed-in person still lacks: profile, company, or our answer. */
export function Joining({ me }: { me: Me }) {
  const texts = useTexts(joiningTexts);
  const [goesBack, setGoesBack] = useState(false);
  if (!me.profile || goesBack)
    return (
      <VisitFrame title={texts.profileTitle} step={texts.step(1)} acts={<SignOut />}>
        <p>{texts.profileLead}</p>
        <ProfileForm profile={me.profile} saveWords={texts.save} onSaved={() => setGoesBack(false)} />
      </VisitFrame>
    );
  if (me.joinRequest?.state === 'pending') return <WaitingForUs company={me.joinRequest.companyName} />;
  return (
    <VisitFrame title={texts.companyTitle} step={texts.step(2)} onBack={() => setGoesBack(true)} acts={<SignOut />}>
      <p>{texts.companyLead}</p>
      {me.joinRequest?.state === 'refused' && <Notice tone="due">{texts.refused}</Notice>}
      <CompanyForm />
    </VisitFrame>
  );
}

function SignOut() {
  const texts = useTexts(joiningTexts);
  return (
    <Button look="quiet" onClick={leave}>
      {texts.signOut}
    </Button>
  );
}

// Members alone have a live stream, so that this screen asks now and then.
function WaitingForUs({ company }: { company: string }) {
  const texts = useTexts(joiningTexts);
  const { data: places } = useQuery(placesQuery);
  useQuery({ ...meQuery, staleTime: 0, refetchInterval: lookAgainMs });
  return (
    <VisitFrame title={texts.waitingTitle} acts={<SignOut />} isCentred>
      <p>{texts.waitingLead(company)}</p>
      <Notice tone="work">{texts.waitingLive}</Notice>
      {places && (
        <>
          <p>{texts.waitingCall}</p>
          <CallButton number={places.hotlines['machine-tool']}>{places.hotlines['machine-tool']}</CallButton>
          <CallButton number={places.hotlines.laser}>{places.hotlines.laser}</CallButton>
        </>
      )}
    </VisitFrame>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Me, productLines } from '#contract';
import { useTexts } from '#ui/i18n';
import { Hotline } from '../cases/Hotline.tsx';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { closePerson } from '../offline/person.ts';
import { Button, Notice } from '../parts/index.ts';
import { meQuery } from '../session/queries.ts';
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
      <VisitFrame title={texts.profileTitle} step={texts.step(1)}>
        <p>{texts.profileLead}</p>
        <ProfileForm profile={me.profile} saveWords={texts.save} onSaved={() => setGoesBack(false)} />
        <SignOut />
      </VisitFrame>
    );
  if (me.joinRequest?.state === 'pending') return <WaitingForUs company={me.joinRequest.companyName} />;
  return (
    <VisitFrame title={texts.companyTitle} step={texts.step(2)} onBack={() => setGoesBack(true)}>
      <p>{texts.companyLead}</p>
      {me.joinRequest?.state === 'refused' && <Notice tone="due">{texts.refused}</Notice>}
      <CompanyForm />
      <SignOut />
    </VisitFrame>
  );
}

function SignOut() {
  const { data: me } = useQuery(meQuery);
  const texts = useTexts(joiningTexts);
  return (
    <Button look="quiet" onClick={() => void leave(async () => me && closePerson(me.personId, false))}>
      {texts.signOut}
    </Button>
  );
}

// Members alone have a live stream, so that this screen asks now and then.
function WaitingForUs({ company }: { company: string }) {
  const texts = useTexts(joiningTexts);
  useQuery({ ...meQuery, staleTime: 0, refetchInterval: lookAgainMs });
  return (
    <VisitFrame title={texts.waitingTitle} acts={<SignOut />} isCentred>
      <p>{texts.waitingLead(company)}</p>
      <Notice tone="work">{texts.waitingLive}</Notice>
      <p>{texts.waitingCall}</p>
      <Hotline lines={productLines} />
    </VisitFrame>
  );
}

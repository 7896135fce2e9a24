import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '#contract';
import { useTexts } from '#ui/i18n';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Notice } from '../parts/index.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { joiningTexts } from './texts.ts';
import { WaitingForUs } from './WaitingForUs.tsx';

const ownPages = /^\/settings\/(agreements|policy|sign-in|contact|version)$/;

/** What a signed-in person still lacks: profile, company, or our answer. */
export function Joining({ me }: { me: Me }) {
  const texts = useTexts(joiningTexts);
  const [goesBack, setGoesBack] = useState(false);
  const { pathname } = useLocation();
  // What concerns the person alone is there before there is a company.
  if (ownPages.test(pathname)) return <Outlet />;
  if (!me.profile || goesBack)
    return (
      <VisitFrame title={texts.profileTitle} step={texts.step(1)}>
        <p>{texts.profileLead}</p>
        <ProfileForm profile={me.profile} saveWords={texts.save} onSaved={() => setGoesBack(false)} />
        <LeaveButton />
      </VisitFrame>
    );
  if (me.joinRequest?.state === 'pending') return <WaitingForUs company={me.joinRequest.companyName} />;
  return (
    <VisitFrame title={texts.companyTitle} step={texts.step(2)} onBack={() => setGoesBack(true)}>
      <p>{texts.companyLead}</p>
      {me.joinRequest?.state === 'refused' && <Notice tone="due">{texts.refused}</Notice>}
      <CompanyForm />
      <LeaveButton />
    </VisitFrame>
  );
}

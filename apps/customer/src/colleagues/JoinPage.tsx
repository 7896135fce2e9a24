import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { companyRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, LinkButton, Notice, Skeleton, TriedInVain, Trouble } from '../parts/index.ts';
import { switchCompany } from '../session/company.ts';
import { service } from '../session/service.ts';
import { takeArrival } from '../session/storage.ts';
import { useFragmentToken } from '../sign-in/fragment.ts';
import { isInviteToken } from './invite-link.ts';
import { colleagueTexts } from './texts.ts';

// Beside the component: what was kept while the person signed in can be taken once only.
let arrived = '';

function useInviteToken(): string {
  const fromAddress = useFragmentToken();
  const [token] = useState(() => {
    arrived = fromAddress || takeArrival()?.replace(/^#/, '') || arrived;
    return arrived;
  });
  return token;
}

/** An invite's link leads here, once both agreements and the profile are there: which company, and one tap to join. */
export function JoinPage() {
  const texts = useTexts(colleagueTexts);
  const words = useTexts(peopleWords);
  const token = useInviteToken();
  const invite = useQuery({
    queryKey: ['invite', token],
    queryFn: ({ signal }) => service(companyRoutes.readInvite, { body: { token }, signal }),
    enabled: isInviteToken(token),
    gcTime: 0,
  });
  const joining = useMutation({
    mutationFn: () => service(companyRoutes.redeemInvite, { body: { token } }),
    onSuccess: ({ companyId }) => switchCompany(companyId),
  });
  const toStart = (
    <LinkButton to="/" look="plain" isWide>
      {texts.toStart}
    </LinkButton>
  );
  if (!isInviteToken(token))
    return (
      <VisitFrame title={texts.noInvite} acts={toStart} isCentred>
        <p>{texts.noInviteHelp}</p>
      </VisitFrame>
    );
  if (!invite.data)
    return (
      <VisitFrame title={texts.inviteTitle} acts={invite.error ? toStart : undefined} isCentred>
        {invite.error ? <Trouble thrown={invite.error}>{texts.noInviteHelp}</Trouble> : <Skeleton rows={2} />}
      </VisitFrame>
    );
  return (
    <VisitFrame
      title={texts.joinTitle(invite.data.companyName)}
      isCentred
      acts={
        <>
          <Button isWide isBusy={joining.isPending} onClick={() => joining.mutate()}>
            {texts.join}
          </Button>
          {toStart}
        </>
      }
    >
      <p>{texts.joinLead(words.role[invite.data.role])}</p>
      <Notice>{texts.joinSeen}</Notice>
      <TriedInVain thrown={joining.error} />
    </VisitFrame>
  );
}

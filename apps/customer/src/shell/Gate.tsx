import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { meQuery, sessionQuery } from '../session/queries.ts';
import { PageTrouble } from './PageTrouble.tsx';
import { Waiting } from './Waiting.tsx';

const FirstVisit = lazy(() => import('../first-visit/FirstVisit.tsx').then((file) => ({ default: file.FirstVisit })));
const AgreeAgain = lazy(() => import('../first-visit/AgreeAgain.tsx').then((file) => ({ default: file.AgreeAgain })));
const Shell = lazy(() => import('./Shell.tsx').then((file) => ({ default: file.Shell })));
const Joining = lazy(() => import('../joining/Joining.tsx').then((file) => ({ default: file.Joining })));

/** Lets through who may use the service; everybody else gets the one step that is missing, at the same address. */
export function Gate() {
  return (
    <Suspense fallback={<Waiting />}>
      <SessionGate />
    </Suspense>
  );
}

function SessionGate() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Waiting />;
  if (!session.data) return <PageTrouble error={session.error} />;
  if (!session.data.signedIn) return <FirstVisit />;
  if (session.data.next !== 'none') return <AgreeAgain next={session.data.next} />;
  return <MemberGate />;
}

// Only from here on the service region is asked (S5.2).
function MemberGate() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Waiting />;
  if (!me.data) return <PageTrouble error={me.error} />;
  if (!me.data.profile || !me.data.membership) return <Joining me={me.data} />;
  return <Shell />;
}

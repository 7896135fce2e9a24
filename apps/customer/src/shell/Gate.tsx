import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { awaited } from '#ui/awaited';
import { fetchedCode } from '#ui/code';
import { codeOf } from '#ui/words';
import { type Member, MemberContext, meQuery, personQuery, placesQuery, sessionQuery } from '../session/queries.ts';
import {
  endElsewhere,
  endHere,
  onPersonGone,
  rememberEnd,
  rememberedPerson,
  rememberPerson,
} from '../session/storage.ts';
import { tokenPerson } from '../session/token.ts';
import { agreementsPath, PageTrouble } from './PageTrouble.tsx';
import { queries } from './queries.ts';
import { Waiting } from './Waiting.tsx';

const FirstVisit = awaited(() => import('../first-visit/FirstVisit.tsx'), 'FirstVisit');
const SignedOut = awaited(() => import('./signed-out/SignedOut.tsx'), 'SignedOut');
const AgreeAgain = awaited(() => import('../first-visit/AgreeAgain.tsx'), 'AgreeAgain');
const Shell = awaited(() => import('./Shell.tsx'), 'Shell');
const ChooseCompany = awaited(() => import('../colleagues/ChooseCompany.tsx'), 'ChooseCompany');
const Joining = awaited(() => import('../joining/Joining.tsx'), 'Joining');

const questionsFile = fetchedCode(() => import('./ahead/first-questions.ts'), 'askFirst');
const personFile = fetchedCode(() => import('../offline/person.ts'), 'openPerson');

// Opens while home is asked, and is shown only as SessionGate decides.
function openEarly(personId: string | null) {
  // First of all: behind the many files of the screen both would wait for a free connection.
  void queries.prefetchQuery(sessionQuery);
  void queries.prefetchQuery(placesQuery);
  if (personId === null) {
    void FirstVisit.fetchFile().catch(() => undefined);
    return;
  }
  const signedIn = tokenPerson();
  const opening = personFile().then(({ openPerson }) => openPerson(queries, personId));
  // What the service answers is kept on the device: only once there is a place for it, and it is this person's.
  const asking = Promise.all([questionsFile(), signedIn, opening]).then(([file, signedInId]) =>
    signedInId === personId ? file.askFirst(queries, window.location) : undefined,
  );
  void Promise.all([asking, Shell.fetchFile()]).catch(() => undefined);
}
// The pages of signing in go through no gate.
if (!window.location.pathname.startsWith('/sign-in/')) openEarly(rememberedPerson());

/** Lets through who may use the service; everybody else gets the one step that is missing, at the same address. */
export function Gate() {
  return (
    <Suspense fallback={<Waiting />}>
      <SessionGate />
    </Suspense>
  );
}

const patienceMs = 400;

/** True without a connection, and when home has not answered for a moment. */
function useIsAway(): boolean {
  const [isAway, setIsAway] = useState(!navigator.onLine);
  useEffect(() => {
    const timer = setTimeout(() => setIsAway(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isAway;
}

const isNoAnswer = (thrown: unknown) => thrown !== null && codeOf(thrown) === 'try-again';

function SessionGate() {
  const session = useQuery(sessionQuery);
  const isSignedIn = session.data?.signedIn === true && session.data.next === 'none';
  const person = useQuery({ ...personQuery, enabled: isSignedIn });
  const isAway = useIsAway();
  const [remembered] = useState(rememberedPerson);
  const [hasEnded] = useState(endHere);
  const isSignedOut = session.data?.signedIn === false;
  useEffect(() => {
    if (!isSignedOut) return;
    if (remembered !== null) rememberEnd(endHere() ?? 'yes');
    // Drafts stay, encrypted; but the app no longer opens for a person who is signed out.
    rememberPerson(null);
  }, [isSignedOut, remembered]);
  if (session.data?.signedIn === false)
    return remembered !== null || hasEnded !== null ? <SignedOut /> : <FirstVisit />;
  if (session.data?.signedIn && session.data.next !== 'none') return <AgreeAgain next={session.data.next} />;
  const thrown = session.error ?? person.error;
  // Who was signed in last finds the app at once while home says nothing. Once it has, this may be somebody else.
  const mayOpen = !session.data && (isAway || isNoAnswer(session.failureReason));
  const personId = person.data ?? (mayOpen ? remembered : null);
  if (personId) return <PersonGate key={personId} personId={personId} />;
  return thrown ? <PageTrouble error={thrown} /> : <Waiting />;
}

function leaveBehind() {
  rememberEnd(endElsewhere());
  window.location.reload();
}

// What a person keeps on the device is opened only after both agreements: home gives no token before (S0.3, S5.2).
function PersonGate({ personId }: { personId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  // Whoever takes the phone next reads nothing in a tab that was left open.
  useEffect(() => {
    rememberPerson(personId);
    return onPersonGone(personId, leaveBehind);
  }, [personId]);
  useEffect(() => {
    let isThere = true;
    void personFile()
      .then(({ openPerson }) => openPerson(queries, personId))
      .finally(() => isThere && setIsOpen(true));
    return () => {
      isThere = false;
    };
  }, [personId]);
  return isOpen ? <MemberGate /> : <Waiting />;
}

// Only from here on the service region is asked (S5.2).
function MemberGate() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isInvited = path === '/join';
  const me = useQuery(meQuery);
  // What somebody agreed to is home's: it is read and withdrawn while the service region is away as well (S7.2).
  if (!me.data && path === agreementsPath) return <Outlet />;
  if (me.isPending) return <Waiting />;
  if (!me.data) return <PageTrouble error={me.error} isServiceAway={isNoAnswer(me.error)} />;
  if (me.data.profile && isInvited) return <Outlet />;
  if (!me.data.membership && me.data.companies?.length) return <ChooseCompany companies={me.data.companies} />;
  if (!me.data.profile || !me.data.membership) return <Joining me={me.data} />;
  return (
    <MemberContext value={me.data as Member}>
      <Shell />
    </MemberContext>
  );
}

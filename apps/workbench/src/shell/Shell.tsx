import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { useLive } from '../region/use-live.ts';
import { takeReturnAddress } from '../sign-in/return-address.ts';
import { StartPage } from '../sign-in/StartPage.tsx';
import { usePageFocus } from './focus/page-focus.ts';
import { HelpSheet } from './help/HelpSheet.tsx';
import { Rail } from './rail/Rail.tsx';
import styles from './Shell.module.css';
import { MeContext, mayCall, sessionQuery } from './session.ts';
import { Failure } from './states/Failure.tsx';
import { Waiting } from './states/Waiting.tsx';
import { shellTexts } from './texts.ts';

/** Frame of every page for signed-in staff; shows the way in to everybody else. */
export function Shell() {
  const texts = useTexts(shellTexts);
  const session = useQuery(sessionQuery);
  useLive(session.data ? mayCall(session.data, deskCaseRoutes.followDesk) : false);
  useReturn(Boolean(session.data));
  const content = usePageFocus();
  if (session.isPending) return <Waiting lines={3} />;
  if (session.data === null) return <StartPage />;
  if (!session.data) return <Failure error={session.error} retry={() => void session.refetch()} />;
  return (
    <MeContext value={session.data}>
      <div className={styles.shell}>
        <button type="button" className={styles.skip} onClick={() => content.current?.focus()}>
          {texts.skip}
        </button>
        <Rail />
        <main ref={content} className={styles.content} id="content" tabIndex={-1}>
          <Outlet />
        </main>
        <HelpSheet />
      </div>
    </MeContext>
  );
}

// Whoever had to sign in comes back to the page where it happened.
function useReturn(isSignedIn: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    const address = isSignedIn ? takeReturnAddress() : null;
    if (address !== null) void navigate({ href: address, replace: true });
  }, [isSignedIn, navigate]);
}

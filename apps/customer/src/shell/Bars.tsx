import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { changeOver } from '../offline/app-worker.ts';
import { useIsOnline } from '../offline/use-unsent.ts';
import { tryNow } from '../session/again.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { sessionState } from '../session/token.ts';
import styles from './shell.module.css';
import { shellTexts } from './texts.ts';
import { useNewVersion } from './watching/use-new-version.ts';

const graceMs = 5000;

/** True when the wish has held for some seconds: a short cut in the line is no news. */
function useLasting(wish: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!wish) {
      setLasts(false);
      return;
    }
    const timer = setTimeout(() => setLasts(true), graceMs);
    return () => clearTimeout(timer);
  }, [wish]);
  return lasts;
}

/** At most one calm line above the screen: the most pressing thing that is out of order. */
export function Bars({ isLive }: { isLive: boolean }) {
  const texts = useTexts(shellTexts);
  const { language } = useLanguage();
  const session = useSyncExternalStore(sessionState.subscribe, sessionState.read);
  const isOnline = useIsOnline();
  const isCut = useLasting(!isLive);
  const hasNewVersion = useNewVersion();
  const again = { words: texts.signInAgain, run: () => goToSignIn(language) };
  const read = { words: texts.read, run: () => window.location.reload() };
  return (
    <div className={styles.bars} aria-live="polite">
      {session === 'ended' ? (
        <Bar icon="closed" tone="due" words={texts.ended} act={again} />
      ) : session === 'agreement-needed' ? (
        <Bar icon="info" tone="due" words={texts.agreementNeeded} act={read} />
      ) : !isOnline ? (
        <Bar icon="offline" tone="due" words={texts.offline} />
      ) : hasNewVersion ? (
        <Bar icon="reload" words={texts.newVersion} act={{ words: texts.reload, run: () => void changeOver() }} />
      ) : isCut ? (
        <Bar icon="offline" words={texts.liveLost} act={{ words: texts.tryNow, run: tryNow }} />
      ) : null}
    </div>
  );
}

interface BarProps {
  icon: IconName;
  words: string;
  tone?: 'due';
  act?: { words: string; run: () => void };
}

function Bar({ icon, words, tone, act }: BarProps) {
  return (
    <div className={styles.bar} data-tone={tone}>
      <Icon name={icon} />
      <span>{words}</span>
      {act && (
        <button type="button" onClick={act.run}>
          {act.words}
        </button>
      )}
    </div>
  );
}

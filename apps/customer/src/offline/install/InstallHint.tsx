import { useSyncExternalStore } from 'react';
import { useTexts } from '#ui/i18n';
import { Button, Notice } from '../../parts/index.ts';
import styles from '../offline.module.css';
import { offlineTexts } from '../texts.ts';
import { answerOffer, install, installing } from './install.ts';

/** After the first thing that went out: the way to put the app on the home screen. Said once. */
export function InstallHint() {
  const texts = useTexts(offlineTexts);
  const way = useSyncExternalStore(installing.subscribe, installing.way);
  if (way === 'none') return null;
  return (
    <Notice>
      <strong>{texts.installTitle}</strong>
      <p>{texts.installLead}</p>
      {way === 'ios' && <p>{texts.installIos}</p>}
      <div className={styles.hintActs}>
        {way === 'ask' && (
          <Button look="plain" onClick={() => void install()}>
            {texts.install}
          </Button>
        )}
        <Button look="quiet" onClick={answerOffer}>
          {texts.noInstall}
        </Button>
      </div>
    </Notice>
  );
}

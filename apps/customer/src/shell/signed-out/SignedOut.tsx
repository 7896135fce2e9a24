import { useState } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { FirstVisit } from '../../first-visit/FirstVisit.tsx';
import { VisitFrame } from '../../first-visit/VisitFrame.tsx';
import { Button, Notice } from '../../parts/index.ts';
import { goToSignIn } from '../../session/sign-in-trip.ts';
import { rememberEnd } from '../../session/storage.ts';
import { signedOutTexts } from './texts.ts';

/** A session that has ended without anybody ending it here: says so, and signs in again at the same place. */
export function SignedOut() {
  const texts = useTexts(signedOutTexts);
  const { language } = useLanguage();
  const [beginsAnew, setBeginsAnew] = useState(false);
  if (beginsAnew) return <FirstVisit />;
  const begin = () => {
    rememberEnd(false);
    setBeginsAnew(true);
  };
  return (
    <VisitFrame
      title={texts.title}
      isCentred
      acts={
        <>
          <Button isWide onClick={() => goToSignIn(language)}>
            {texts.again}
          </Button>
          <Button look="quiet" isWide onClick={begin}>
            {texts.begin}
          </Button>
        </>
      }
    >
      <p>{texts.lead}</p>
      <Notice tone="done">{texts.kept}</Notice>
    </VisitFrame>
  );
}

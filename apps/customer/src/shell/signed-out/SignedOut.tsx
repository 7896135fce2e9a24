import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { FirstVisit } from '../../first-visit/FirstVisit.tsx';
import { VisitFrame } from '../../first-visit/VisitFrame.tsx';
import { Button, Notice } from '../../parts/index.ts';
import { goToSignIn } from '../../session/sign-in-trip.ts';
import { endHere, rememberEnd } from '../../session/storage.ts';
import { signedOutTexts } from './texts.ts';

/** A session that has ended without anybody ending it here: says so, and signs in again at the same place. */
export function SignedOut() {
  const texts = useTexts(signedOutTexts);
  const { language } = useLanguage();
  const [end] = useState(() => endHere() ?? 'yes');
  const [beginsAnew, setBeginsAnew] = useState(false);
  if (beginsAnew) return <FirstVisit />;
  const begin = () => {
    rememberEnd(null);
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
      <p>{end === 'yes' ? texts.lead : texts.leadHere}</p>
      <Notice tone={end === 'deleted' ? 'due' : 'done'}>{end === 'deleted' ? texts.deleted : texts.kept}</Notice>
      <p>
        <Link to="/policy">{texts.policy}</Link>
      </p>
    </VisitFrame>
  );
}

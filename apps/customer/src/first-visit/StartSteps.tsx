import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { Hotline } from '../hotline/Hotline.tsx';
import { Button, Notice } from '../parts/index.ts';
import { placesQuery } from '../session/queries.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { hasAgreedHere } from '../session/storage.ts';
import { fetchLaterSteps } from './later-steps.ts';
import { visitTexts } from './texts.ts';
import { VisitFrame } from './VisitFrame.tsx';
import styles from './visit.module.css';

/** The very first screen. */
export function ChooseLanguage({ onChosen }: { onChosen: () => void }) {
  const texts = useTexts(visitTexts);
  const { choose } = useLanguage();
  return (
    <VisitFrame title={texts.chooseLanguage} isCentred hidesLanguages>
      <div className={styles.languages}>
        {(Object.keys(languageNames) as (keyof typeof languageNames)[]).map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            onClick={() => {
              choose(language);
              onChosen();
            }}
          >
            {languageNames[language]}
            <Icon name="forward" />
          </button>
        ))}
      </div>
    </VisitFrame>
  );
}

/** "What this app is": every start without agreement opens here (S0.3). */
export function Start({ onStart }: { onStart: () => void }) {
  const texts = useTexts(visitTexts);
  const { language } = useLanguage();
  const { data: places } = useQuery(placesQuery);
  // Where somebody agreed before, signing in is what most come for.
  const [isKnown] = useState(hasAgreedHere);
  useEffect(fetchLaterSteps, []);
  const points = [
    ['scan', texts.startPoints.scan],
    ['clock', texts.startPoints.follow],
    ['people', texts.startPoints.team],
  ] as const;
  const acts = (
    <>
      <Button isWide look={isKnown ? 'quiet' : 'main'} onClick={onStart}>
        {texts.start}
      </Button>
      <Button isWide look={isKnown ? 'main' : 'quiet'} onClick={() => goToSignIn(language)}>
        {texts.haveAccount}
      </Button>
    </>
  );
  return (
    <VisitFrame title={texts.startTitle} acts={acts} isCentred>
      {places && <p>{texts.startFor(places.operator.name[language])}</p>}
      <ul className={styles.points}>
        {points.map(([icon, words]) => (
          <li key={icon}>
            <Icon name={icon} size={28} />
            {words}
          </li>
        ))}
      </ul>
      <p className={styles.lead}>{texts.beforeStart}</p>
    </VisitFrame>
  );
}

/** After *Disagree*: nothing is left, and how to remove the app. */
export function Declined({ kind, onAgain }: { kind: 'policy' | 'transfer'; onAgain: () => void }) {
  const texts = useTexts(visitTexts);
  const acts = (
    <Button isWide look="plain" onClick={onAgain}>
      {texts.again}
    </Button>
  );
  return (
    <VisitFrame title={texts.declinedTitle} acts={acts} isCentred>
      <p>{kind === 'policy' ? texts.declinedPolicy : texts.declinedTransfer}</p>
      <Notice>
        <strong>{texts.remove}</strong>
        <br />
        {texts.removeSteps}
      </Notice>
      <p>{texts.byPhone}</p>
      <Hotline />
    </VisitFrame>
  );
}

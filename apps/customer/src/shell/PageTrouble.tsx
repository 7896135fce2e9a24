import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { Button, LinkButton, Trouble } from '../parts/index.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import styles from './shell.module.css';
import { shellTexts } from './texts.ts';

/** Where somebody reads what they agreed to and withdraws it. */
export const agreementsPath = '/settings/agreements';

interface PageTroubleProps {
  error: unknown;
  /** The service region does not answer, while home has said who is signed in. */
  isServiceAway?: boolean;
}

/** A page that failed; loading it again also fetches code that an update of the app has replaced. */
export function PageTrouble({ error, isServiceAway }: PageTroubleProps) {
  const texts = useTexts(shellTexts);
  const { language } = useLanguage();
  const isSignedOut = codeOf(error) === 'sign-in-needed';
  return (
    <main className={styles.waiting}>
      <Trouble thrown={error} onAgain={isSignedOut ? undefined : () => window.location.reload()}>
        {isSignedOut && <Button onClick={() => goToSignIn(language)}>{texts.signInAgain}</Button>}
        {isServiceAway && (
          <>
            <p>{texts.serviceAway}</p>
            <LinkButton look="plain" to={agreementsPath}>
              {texts.toAgreements}
            </LinkButton>
            <LinkButton look="plain" to="/policy">
              {texts.toPolicy}
            </LinkButton>
          </>
        )}
      </Trouble>
    </main>
  );
}

import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { Button, Trouble } from '../parts/index.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import styles from './shell.module.css';
import { shellTexts } from './texts.ts';

/** A page that failed; loading it again also fetches code that an update of the app has replaced. */
export function PageTrouble({ error }: { error: unknown }) {
  const texts = useTexts(shellTexts);
  const { language } = useLanguage();
  const isSignedOut = codeOf(error) === 'sign-in-needed';
  return (
    <main className={styles.waiting}>
      <Trouble thrown={error} onAgain={isSignedOut ? undefined : () => window.location.reload()}>
        {isSignedOut && <Button onClick={() => goToSignIn(language)}>{texts.signInAgain}</Button>}
      </Trouble>
    </main>
  );
}

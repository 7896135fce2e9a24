import { useWordsForProblem } from '#ui/words';
import styles from './Acts.module.css';

/** Why the form could not be sent, above its button; what was typed stays. */
export function ActError({ error }: { error: unknown }) {
  const words = useWordsForProblem();
  if (!error) return null;
  return (
    <p className={styles.error} role="alert">
      {words(error)}
    </p>
  );
}

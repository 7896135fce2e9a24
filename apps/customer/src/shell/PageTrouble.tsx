import { Trouble } from '../parts/index.ts';
import styles from './shell.module.css';

/** A page that failed; loading it again also fetches code that an update of the app has replaced. */
export function PageTrouble({ error }: { error: unknown }) {
  return (
    <main className={styles.waiting}>
      <Trouble thrown={error} onAgain={() => window.location.reload()} />
    </main>
  );
}

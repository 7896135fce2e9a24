import { Skeleton } from '../parts/index.ts';
import styles from './shell.module.css';

/** A page that is on its way. */
export function Waiting() {
  return (
    <div className={styles.waiting}>
      <Skeleton rows={4} />
    </div>
  );
}

import styles from './keys.module.css';

/** Beside what a key leads to; readers hear it from the control itself. */
export function KeyHint({ name }: { name: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {name}
    </span>
  );
}

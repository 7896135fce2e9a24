import styles from './alarms.module.css';
import type { CatalogueAlarm } from './catalogue.ts';

/** Octagon for a stop, triangle for a warning: the shape says it without the colour. */
export function LevelIcon({ level }: { level: CatalogueAlarm['level'] }) {
  return (
    <svg className={styles.level} data-level={level} viewBox="0 0 24 24" aria-hidden="true">
      {level === 'stop' ? <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" /> : <path d="M12 3l10.5 18h-21z" />}
      <path data-mark="" d={level === 'stop' ? 'M12 7v6M12 16.2v.6' : 'M12 9.5v5.5M12 17.6v.4'} />
    </svg>
  );
}

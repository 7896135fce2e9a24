import type { controlTexts, Language } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './alarms.module.css';
import { alarmOf } from './catalogue.ts';
import { LevelIcon } from './LevelIcon.tsx';

interface AlarmListProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  onClear: (errorNumber: string) => void;
  onClearAll: () => void;
}

/** The active alarms, those that stop the machine first. */
export function AlarmList({ texts, control: { raised, language }, onClear, onClearAll }: AlarmListProps) {
  return (
    <section className={styles.alarms}>
      <div className={styles.head}>
        <h2>{texts.activeAlarms}</h2>
        <span className={styles.count}>{raised.length}</span>
        {raised.length > 0 && (
          <button type="button" className={styles.clearAll} onClick={onClearAll}>
            {texts.clearAll}
          </button>
        )}
      </div>
      {raised.length === 0 && (
        <div className={styles.empty}>
          <p>{texts.noAlarm}</p>
          <p>{texts.noAlarmHelp}</p>
        </div>
      )}
      <ul className={styles.list}>
        {raised.map(({ errorNumber, at }) => (
          <li key={errorNumber} className={styles.row} data-level={alarmOf(errorNumber).level}>
            <LevelIcon level={alarmOf(errorNumber).level} />
            <b>{errorNumber}</b>
            <span>{alarmOf(errorNumber).text[language] || '—'}</span>
            <time dateTime={at.toISOString()}>{at.toLocaleTimeString(language, { hour12: false })}</time>
            <button type="button" aria-label={texts.clear(errorNumber)} onClick={() => onClear(errorNumber)}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

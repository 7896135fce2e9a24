import type { controlTexts, Language } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './alarms.module.css';
import { catalogue } from './catalogue.ts';
import { LevelIcon } from './LevelIcon.tsx';

interface RaiseKeysProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  onToggle: (errorNumber: string) => void;
}

/** The keys that a real control does not have: each raises or clears one alarm. */
export function RaiseKeys({ texts, control: { machine, raised, language }, onToggle }: RaiseKeysProps) {
  return (
    <section className={styles.play}>
      <div className={styles.head}>
        <h2>{texts.play}</h2>
        <span className={styles.hint}>{texts.playHelp}</span>
      </div>
      <div className={styles.keys}>
        {catalogue[machine.productLine].map(({ errorNumber, level, text }) => (
          <button
            key={errorNumber}
            type="button"
            className={styles.key}
            aria-pressed={raised.some((alarm) => alarm.errorNumber === errorNumber)}
            onClick={() => onToggle(errorNumber)}
          >
            <LevelIcon level={level} />
            <b>{errorNumber}</b>
            <span>{text[language]}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

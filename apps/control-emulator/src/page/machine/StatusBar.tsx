import { useEffect, useState } from 'react';
import { type controlTexts, type Language, languages } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './machine.module.css';
import type { MachineStatus, PlayedMachine } from './machines.ts';

interface StatusBarProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  status: MachineStatus;
  machines: readonly PlayedMachine[];
  onMachine: (machine: PlayedMachine) => void;
  onLanguage: (language: Language) => void;
}

const NAMES: Record<Language, string> = { zh: '中文', en: 'EN', de: 'DE' };

/** The head of the panel: signal light, machine, clock, language. */
export function StatusBar({ texts, control, status, machines, onMachine, onLanguage }: StatusBarProps) {
  const { machine, language } = control;
  const offered = machines.some((listed) => listed.machineNumber === machine.machineNumber)
    ? machines
    : [machine, ...machines];
  return (
    <header className={styles.bar}>
      <div className={styles.light} data-status={status} role="status">
        <svg viewBox="0 0 14 44" aria-hidden="true">
          <rect x="1" y="1" width="12" height="12" rx="2" data-lamp="stopped" />
          <rect x="1" y="16" width="12" height="12" rx="2" data-lamp="warning" />
          <rect x="1" y="31" width="12" height="12" rx="2" data-lamp="running" />
        </svg>
        <span>{texts.status[status]}</span>
      </div>
      <label className={styles.machine}>
        <span className={styles.caption}>
          {texts.productLine[machine.productLine]} · {machine.model}
        </span>
        <select
          aria-label={texts.machine}
          value={machine.machineNumber}
          onChange={(event) => {
            const next = offered.find((listed) => listed.machineNumber === event.target.value);
            if (next) onMachine(next);
          }}
        >
          {offered.map(({ machineNumber, model }) => (
            <option key={machineNumber} value={machineNumber}>
              {machineNumber} {model}
            </option>
          ))}
        </select>
      </label>
      <Clock language={language} demo={texts.demo} />
      <Languages texts={texts} language={language} onLanguage={onLanguage} />
    </header>
  );
}

function Languages({
  texts,
  language,
  onLanguage,
}: Pick<StatusBarProps, 'texts' | 'onLanguage'> & { language: Language }) {
  return (
    <fieldset className={styles.languages} aria-label={texts.language}>
      {languages.map((offer) => (
        <button
          key={offer}
          type="button"
          lang={offer}
          aria-pressed={offer === language}
          onClick={() => onLanguage(offer)}
        >
          {NAMES[offer]}
        </button>
      ))}
    </fieldset>
  );
}

function Clock({ language, demo }: { language: Language; demo: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.clock}>
      <time dateTime={now.toISOString()}>{now.toLocaleTimeString(language, { hour12: false })}</time>
      <span className={styles.caption}>{demo}</span>
    </div>
  );
}

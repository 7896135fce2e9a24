import { type Severity, severities } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords } from '#ui/words';
import styles from './opening.module.css';
import { openingTexts } from './texts.ts';

interface SeverityChoiceProps {
  value: Severity | null;
  onChoose: (severity: Severity) => void;
  isMissing: boolean;
}

/** Three large buttons: how the machine is, in the person's word. */
export function SeverityChoice({ value, onChoose, isMissing }: SeverityChoiceProps) {
  const texts = useTexts(openingTexts);
  const words = useTexts(caseWords);
  return (
    <fieldset className={styles.severities} data-missing={isMissing}>
      <legend>{texts.severity}</legend>
      {severities.map((severity) => (
        <label key={severity} className={styles.severity} data-severity={severity}>
          <input type="radio" name="severity" checked={value === severity} onChange={() => onChoose(severity)} />
          <Icon name={severity} size={28} />
          {words.severity[severity]}
        </label>
      ))}
      {isMissing && (
        <p className={styles.missing} role="alert">
          {texts.severityMissing}
        </p>
      )}
    </fieldset>
  );
}

import type { Alarm, ReadAlarmCode, SignatureProof } from '#contract/alarm-code';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { Card } from '../parts/index.ts';
import styles from './scan-page.module.css';
import { scanPageTexts } from './texts.ts';

// With more the buttons below would leave the reach of the thumb.
const SHOWN = 3;

/** What the control wrote: its alarms in its own language, its clock, its software, and whether it signed. */
export function AlarmCard({ code, proof }: { code: ReadAlarmCode; proof: SignatureProof }) {
  const texts = useTexts(scanPageTexts);
  const formats = useFormats();
  return (
    <Card>
      <strong>{code.alarms.length > 0 ? texts.alarms(code.alarms.length) : texts.noAlarms}</strong>
      {code.alarms.length > 0 && <AlarmList alarms={code.alarms.slice(0, SHOWN)} language={code.language} />}
      {code.alarms.length > SHOWN && (
        <details className={styles.more}>
          <summary>{texts.moreAlarms(code.alarms.length - SHOWN)}</summary>
          <AlarmList alarms={code.alarms.slice(SHOWN)} language={code.language} />
        </details>
      )}
      <small>
        {texts.codeAt(formats.dateTime(code.at))}
        {code.controlSoftware && (
          <>
            {' · '}
            <span className="mono">{code.controlSoftware}</span>
          </>
        )}
      </small>
      <Proof proof={proof} />
    </Card>
  );
}

function AlarmList({ alarms, language }: { alarms: Alarm[]; language: string | undefined }) {
  return (
    <ul className={styles.alarms}>
      {alarms.map((alarm) => (
        <li key={`${alarm.errorNumber} ${alarm.text}`}>
          <b>{alarm.errorNumber}</b>
          <span {...(language && { lang: language })}>{alarm.text}</span>
        </li>
      ))}
    </ul>
  );
}

// An unsigned code has no mark: most controls cannot sign, and that is no reproach.
function Proof({ proof }: { proof: SignatureProof }) {
  const texts = useTexts(scanPageTexts);
  if (proof === 'unsigned' || proof === 'wrong') return null;
  const isChecked = proof === 'checked';
  return (
    <p className={styles.proof} data-checked={isChecked}>
      <Icon name={isChecked ? 'shield' : 'info'} />
      <span>{texts.proof[proof]}</span>
    </p>
  );
}

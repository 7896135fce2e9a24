import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Severity, severities } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords } from '#ui/words';
import { fillDraft } from '../cases/opening/draft.ts';
import { filledBy, filledByNumber } from '../cases/opening/from-code.ts';
import { machineQuery } from '../machines/queries.ts';
import { Button, Card, CopyNumber, Page, Section, Skeleton, Trouble } from '../parts/index.ts';
import { useMember } from '../session/queries.ts';
import type { FoundCode } from './ScanPage.tsx';
import styles from './scan-page.module.css';
import { scanPageTexts } from './texts.ts';

interface ResultPageProps {
  code: FoundCode;
  onAgain: () => void;
}

/** What the code says, and three large buttons that open the finished report. */
export function ResultPage({ code, onAgain }: ResultPageProps) {
  const texts = useTexts(scanPageTexts);
  const machine = useQuery(machineQuery(code.machineNumber));
  const again = (
    <Button look="quiet" icon="scan" onClick={onAgain}>
      {texts.again}
    </Button>
  );
  return (
    <Page title={machine.data?.model ?? texts.title} onBack={onAgain} action={again}>
      {machine.isPending && <Skeleton rows={3} />}
      {machine.error && <Trouble thrown={machine.error} onAgain={machine.refetch} />}
      {machine.data && (
        <div className={styles.result}>
          <div className={styles.machine}>
            <CopyNumber number={machine.data.machineNumber} />
            <span>{machine.data.site}</span>
          </div>
          <Alarms code={code} />
          <Severities code={code} />
        </div>
      )}
    </Page>
  );
}

function Alarms({ code }: { code: FoundCode }) {
  const texts = useTexts(scanPageTexts);
  const formats = useFormats();
  if (code.kind !== 'alarm-code') return null;
  return (
    <Card>
      <strong>{code.alarms.length > 0 ? texts.alarms(code.alarms.length) : texts.noAlarms}</strong>
      {code.alarms.length > 0 && (
        <ul className={styles.alarms}>
          {code.alarms.map((alarm) => (
            <li key={alarm.errorNumber}>
              <b>{alarm.errorNumber}</b>
              <span>{alarm.text}</span>
            </li>
          ))}
        </ul>
      )}
      <small>{texts.codeAt(formats.dateTime(code.at))}</small>
    </Card>
  );
}

function Severities({ code }: { code: FoundCode }) {
  const texts = useTexts(scanPageTexts);
  const words = useTexts(caseWords);
  const { language } = useLanguage();
  const { personId } = useMember();
  const navigate = useNavigate();
  const choose = (severity: Severity) => {
    const filled = code.kind === 'alarm-code' ? filledBy(code, language) : filledByNumber(code.machineNumber);
    fillDraft(personId, { ...filled, severity });
    void navigate({ to: '/open' });
  };
  return (
    <Section title={texts.howBad}>
      <div className={styles.severities}>
        {severities.map((severity) => (
          <button key={severity} type="button" data-severity={severity} onClick={() => choose(severity)}>
            <Icon name={severity} size={32} />
            <span>
              <strong>{words.severity[severity]}</strong>
              <small>{words.severityHelp[severity]}</small>
            </span>
            <Icon name="forward" />
          </button>
        ))}
      </div>
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { machineNumberSchema, type Severity, severities } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords, codeOf, useWordsForProblem } from '#ui/words';
import { fillDraft } from '../cases/opening/draft.ts';
import { filledBy, filledByNumber } from '../cases/opening/from-code.ts';
import { Hotline } from '../hotline/Hotline.tsx';
import { machineQuery } from '../machines/queries.ts';
import { Button, CopyNumber, fieldStyles, Notice, Page, Section, TextField, Trouble } from '../parts/index.ts';
import type { FoundCode, Reading } from '../scan/reading.ts';
import { SeenBefore } from '../seen-before/SeenBefore.tsx';
import { useMember } from '../session/queries.ts';
import { AlarmCard } from './AlarmCard.tsx';
import styles from './scan-page.module.css';
import { scanPageTexts } from './texts.ts';

/** A code that names a machine, with what its signature says. */
export type Found = Extract<Reading, { kind: 'found' }>;

interface ResultPageProps {
  found: Found;
  onAgain: () => void;
}

/**
 * What the code says, and three large buttons that open the finished report. Works without a network: the code says
 * enough to write the case, and the service looks at the machine when it is sent.
 */
export function ResultPage({ found, onAgain }: ResultPageProps) {
  const texts = useTexts(scanPageTexts);
  const [corrected, setCorrected] = useState<Found>();
  const { code, proof } = corrected ?? found;
  const machine = useQuery(machineQuery(code.machineNumber));
  const isAway = machine.failureReason !== null && codeOf(machine.failureReason) === 'try-again';
  return (
    <Page title={machine.data?.model ?? texts.machine} onBack={onAgain}>
      {machine.error && !isAway ? (
        <NoSuchMachine
          key={code.machineNumber}
          code={code}
          thrown={machine.error}
          onAgain={machine.refetch}
          onCorrected={(machineNumber) =>
            setCorrected({ kind: 'found', code: ofOther(code, machineNumber), proof: 'unsigned' })
          }
        />
      ) : (
        <div className={styles.result}>
          <div className={styles.machine}>
            <CopyNumber number={code.machineNumber} />
            {/* Always one line: what comes late must not move a button from under the thumb. */}
            <span>{machine.data?.site ?? (isAway ? texts.away : '…')}</span>
          </div>
          {code.kind === 'alarm-code' && <AlarmCard code={code} proof={proof} />}
          {code.kind === 'alarm-code' && code.alarms[0] && (
            <SeenBefore machineNumber={code.machineNumber} errorNumber={code.alarms[0].errorNumber} />
          )}
          <Severities code={code} />
          {isAway && !machine.data && <Notice tone="due">{texts.notLookedUp}</Notice>}
        </div>
      )}
      <Button look="plain" icon="scan" isWide onClick={onAgain}>
        {texts.again}
      </Button>
    </Page>
  );
}

/** What was read, for another machine: the control signed nothing of that. */
function ofOther(code: FoundCode, machineNumber: string): FoundCode {
  if (code.kind !== 'alarm-code') return { kind: 'machine-number', machineNumber };
  const { signature: _, ...rest } = code;
  return { ...rest, machineNumber };
}

interface NoSuchMachineProps {
  code: FoundCode;
  thrown: Error;
  onAgain: () => void;
  onCorrected: (machineNumber: string) => void;
}

/** A number of no machine of the company: mistyped, or somebody else's; it is corrected here. */
function NoSuchMachine({ code, thrown, onAgain, onCorrected }: NoSuchMachineProps) {
  const texts = useTexts(scanPageTexts);
  const wordsFor = useWordsForProblem();
  const [typed, setTyped] = useState(code.machineNumber);
  const [isWrong, setIsWrong] = useState(false);
  if (codeOf(thrown) !== 'machine-not-found') return <Trouble thrown={thrown} onAgain={onAgain} />;
  const find = (event: FormEvent) => {
    event.preventDefault();
    const number = machineNumberSchema.safeParse(typed);
    setIsWrong(!number.success);
    if (number.success) onCorrected(number.data);
  };
  return (
    <>
      <Notice tone="down">
        <strong className="mono">{code.machineNumber}</strong>
        <p>{wordsFor(thrown)}</p>
      </Notice>
      <form className={fieldStyles.form} onSubmit={find} noValidate>
        <TextField
          label={texts.correctNumber}
          hint={texts.correctHint}
          value={typed}
          onText={setTyped}
          wrong={isWrong ? texts.numberWrong : null}
          maxLength={40}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          isMono
        />
        <Button type="submit" isWide>
          {texts.find}
        </Button>
      </form>
      <Hotline />
    </>
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

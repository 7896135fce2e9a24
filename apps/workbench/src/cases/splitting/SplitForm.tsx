import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  type DeskCase,
  ProblemError,
  type Severity,
  type SplitCase,
  severities,
  splittingRoutes,
  textLimits,
} from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { useMe } from '../../shell/session.ts';
import { ActError } from '../acts/ActError.tsx';
import styles from '../acts/Acts.module.css';
import { useDraft } from '../drafts.ts';
import { Refused } from '../merging/MergeForm.tsx';
import { useAct } from '../use-act.ts';
import { useStableId } from '../use-stable-id.ts';
import { beginningOf, lateRefusal, listsOf, splittableOf } from './choosing.ts';
import { Entries } from './Entries.tsx';
import { splittingTexts } from './texts.ts';

/** A second problem becomes a case of its own, in the words of the customer who wrote about it or told it on the phone. */
export function SplitForm({ deskCase, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(splittingTexts);
  const entries = splittableOf(deskCase);
  const [wanted, want] = useState<ReadonlySet<string>>(new Set());
  const [machineNumber, setMachine] = useState(deskCase.machineNumber);
  const [severity, setSeverity] = useState<Severity>(deskCase.severity);
  const [errorNumber, setError] = useState('');
  const { staffId } = useMe();
  const [told, tell] = useDraft(staffId, deskCase.caseNumber, 'split');
  const act = useSplitting(deskCase.caseNumber, () => {
    tell('');
    close();
  });
  // What somebody else has split off meanwhile is chosen no more.
  const chosen = entries.filter(({ entryId }) => wanted.has(entryId));
  const beginning = beginningOf(chosen);
  const description = beginning === 'call' ? told.trim() : null;
  const isReady = beginning === 'reply' || Boolean(description);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    act.split({ ...listsOf(chosen), description, machineNumber, severity, errorNumber: errorNumber.trim() || null });
  };
  if (beginningOf(entries) === null) return <p className={styles.help}>{texts.none}</p>;
  return (
    <form onSubmit={submit} className={styles.form}>
      <Entries deskCase={deskCase} entries={entries} chosen={wanted} choose={want} />
      {beginning === null && <p className={styles.help}>{texts.needsCustomer}</p>}
      {beginning === 'call' && <Told text={told} tell={tell} />}
      <MachineField machineNumber={machineNumber} set={setMachine} />
      <SeverityField severity={severity} set={setSeverity} />
      <label className={styles.field}>
        {texts.errorNumber}
        <input className="mono" value={errorNumber} onChange={(event) => setError(event.currentTarget.value)} />
      </label>
      <p className={styles.help}>{texts.help}</p>
      <SplitError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending} disabled={!isReady}>
        {texts.send}
      </Button>
    </form>
  );
}

/** What was told on the phone: the new case begins with it, and the customer reads it. */
function Told({ text, tell }: { text: string; tell: (text: string) => void }) {
  const texts = useTexts(splittingTexts);
  return (
    <label className={styles.field}>
      {texts.told}
      <textarea
        required
        rows={3}
        maxLength={textLimits.description}
        value={text}
        onChange={(event) => tell(event.currentTarget.value)}
      />
      <span className={styles.help}>{texts.toldHelp}</span>
    </label>
  );
}

function SplitError({ error }: { error: unknown }) {
  const texts = useTexts(splittingTexts);
  const late = error instanceof ProblemError ? lateRefusal(error.problem.fields) : null;
  if (late === null) return <ActError error={error} />;
  return <Refused words={texts.late[late]} />;
}

function MachineField({ machineNumber, set }: { machineNumber: string; set: (machineNumber: string) => void }) {
  const texts = useTexts(splittingTexts);
  return (
    <label className={styles.field}>
      {texts.machine}
      <input className="mono" required value={machineNumber} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

function SeverityField({ severity, set }: { severity: Severity; set: (severity: Severity) => void }) {
  const texts = useTexts(splittingTexts);
  const words = useTexts(caseWords).severity;
  return (
    <label className={styles.field}>
      {texts.severity}
      <select value={severity} onChange={(event) => set(event.currentTarget.value as Severity)}>
        {severities.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function useSplitting(caseNumber: string, whenDone: () => void) {
  const texts = useTexts(splittingTexts);
  const idFor = useStableId();
  const act = useAct(caseNumber, { isInline: true });
  const split = (sent: Omit<SplitCase, 'id'>) => {
    let opened = '';
    act.mutate(
      {
        send: async () => {
          const body = { id: idFor(JSON.stringify(sent)), ...sent };
          opened = (await call(splittingRoutes.splitCase, { params: { caseNumber }, body })).caseNumber;
        },
        // The number is known when it is done.
        get done() {
          return texts.done(opened);
        },
      },
      { onSuccess: whenDone },
    );
  };
  return { split, error: act.error, isPending: act.isPending };
}

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  type DeskCase,
  type DeskTimelineEntry,
  ProblemError,
  type Severity,
  severities,
  splittingRoutes,
} from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { caseWords, useMemberName } from '#ui/words';
import { call } from '../../region/client.ts';
import { ActError } from '../acts/ActError.tsx';
import styles from '../acts/Acts.module.css';
import own from '../merging/merging.module.css';
import { useAct } from '../use-act.ts';
import { useStableId } from '../use-stable-id.ts';
import { splittingTexts } from './texts.ts';

type Reply = Extract<DeskTimelineEntry, { kind: 'reply' }>;

/** A second problem becomes a case of its own, in the words of the customer who wrote about it. */
export function SplitForm({ deskCase, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(splittingTexts);
  const replies = deskCase.timeline.filter((entry): entry is Reply => entry.kind === 'reply');
  const [chosen, choose] = useState<readonly string[]>([]);
  const [machineNumber, setMachine] = useState(deskCase.machineNumber);
  const [severity, setSeverity] = useState<Severity>(deskCase.severity);
  const [errorNumber, setError] = useState('');
  const act = useSplitting(deskCase.caseNumber, close);
  const isReady = replies.some(({ entryId, by }) => by.side === 'customer' && chosen.includes(entryId));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) act.split({ replyIds: [...chosen], machineNumber, severity, errorNumber: errorNumber.trim() || null });
  };
  if (!replies.some(({ by }) => by.side === 'customer')) return <p className={styles.help}>{texts.none}</p>;
  return (
    <form onSubmit={submit} className={styles.form}>
      <Replies replies={replies} chosen={chosen} choose={choose} />
      <label className={styles.field}>
        {texts.machine}
        <input
          className="mono"
          required
          value={machineNumber}
          onChange={(event) => setMachine(event.currentTarget.value)}
        />
      </label>
      <SeverityField severity={severity} set={setSeverity} />
      <label className={styles.field}>
        {texts.errorNumber}
        <input className="mono" value={errorNumber} onChange={(event) => setError(event.currentTarget.value)} />
      </label>
      <p className={styles.help}>{texts.help}</p>
      {!isReady && <p className={styles.help}>{texts.needsCustomer}</p>}
      {isSplitBefore(act.error) ? (
        <p className={styles.error} role="alert">
          {texts.alreadySplit}
        </p>
      ) : (
        <ActError error={act.error} />
      )}
      <Button type="submit" size="sm" loading={act.isPending} disabled={!isReady}>
        {texts.send}
      </Button>
    </form>
  );
}

const isSplitBefore = (error: unknown) =>
  error instanceof ProblemError && error.problem.fields?.replyIds === 'already-split';

interface RepliesProps {
  replies: readonly Reply[];
  chosen: readonly string[];
  choose: (entryIds: readonly string[]) => void;
}

function Replies({ replies, chosen, choose }: RepliesProps) {
  const texts = useTexts(splittingTexts);
  const formats = useFormats();
  const nameOf = useMemberName();
  return (
    <fieldset className={own.candidates}>
      <legend>{texts.which}</legend>
      {replies.map(({ entryId, at, by, text }) => (
        <label key={entryId}>
          <input
            type="checkbox"
            checked={chosen.includes(entryId)}
            onChange={(event) =>
              choose(event.currentTarget.checked ? [...chosen, entryId] : chosen.filter((one) => one !== entryId))
            }
          />
          <span>
            <b>{nameOf(by.name)}</b> <small>{formats.dateTime(at)}</small>
            <span className={own.words}>{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
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

interface Split {
  replyIds: string[];
  machineNumber: string;
  severity: Severity;
  errorNumber: string | null;
}

function useSplitting(caseNumber: string, close: () => void) {
  const texts = useTexts(splittingTexts);
  const idFor = useStableId();
  const act = useAct(caseNumber, { isInline: true });
  const split = (sent: Split) => {
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
      { onSuccess: close },
    );
  };
  return { split, error: act.error, isPending: act.isPending };
}

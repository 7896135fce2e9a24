import { Button, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CauseCode, causeCodes, type DeskCase, deskCaseRoutes, type RemedyCode, remedyCodes } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { useMe } from '../../shell/session.ts';
import { useDraft } from '../drafts.ts';
import { useAct } from '../use-act.ts';
import { ActError } from './ActError.tsx';
import styles from './Acts.module.css';
import { actTexts } from './texts.ts';

/** The solution: what it was and what was done about it. */
export function SolveForm({ deskCase: { caseNumber }, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(actTexts);
  const { staffId } = useMe();
  const [cause, writeCause] = useDraft(staffId, caseNumber, 'cause');
  const [remedy, writeRemedy] = useDraft(staffId, caseNumber, 'remedy');
  const [codes, setCodes] = useState<ChosenCodes>({ causeCode: null, remedyCode: null });
  const act = useAct(caseNumber, { isInline: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      {
        send: () => call(deskCaseRoutes.solveCase, { params: { caseNumber }, body: { cause, remedy, ...codes } }),
        done: texts.solved,
      },
      {
        onSuccess: () => {
          writeCause('');
          writeRemedy('');
          close();
        },
      },
    );
  };
  const fields = [
    ['cause', cause, writeCause, 1000],
    ['remedy', remedy, writeRemedy, 2000],
  ] as const;
  return (
    <form onSubmit={submit} className={styles.form}>
      {fields.map(([name, text, write, longest]) => (
        <label key={name} className={styles.field}>
          {texts[name]}
          <textarea
            required
            rows={3}
            maxLength={longest}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
          />
        </label>
      ))}
      <Codes codes={codes} choose={setCodes} />
      <p className={styles.help}>{texts.solveHelp}</p>
      <ActError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending} disabled={!cause.trim() || !remedy.trim()}>
        {texts.sendSolution}
      </Button>
    </form>
  );
}

interface ChosenCodes {
  readonly causeCode: CauseCode | null;
  readonly remedyCode: RemedyCode | null;
}

/** One word for each: all that may travel with the machine to another company. */
function Codes({ codes, choose }: { codes: ChosenCodes; choose: (codes: ChosenCodes) => void }) {
  const texts = useTexts(actTexts);
  const words = useTexts(caseWords);
  return (
    <div className={styles.codes}>
      <Select
        label={texts.causeCode}
        data={causeCodes.map((value) => ({ value, label: words.causeCode[value] }))}
        value={codes.causeCode}
        onChange={(value) => choose({ ...codes, causeCode: value as CauseCode | null })}
        clearable
      />
      <Select
        label={texts.remedyCode}
        data={remedyCodes.map((value) => ({ value, label: words.remedyCode[value] }))}
        value={codes.remedyCode}
        onChange={(value) => choose({ ...codes, remedyCode: value as RemedyCode | null })}
        clearable
      />
    </div>
  );
}

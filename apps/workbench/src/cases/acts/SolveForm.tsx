import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { type DeskCase, deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
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
  const act = useAct(caseNumber, { isInline: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      {
        send: () => call(deskCaseRoutes.solveCase, { params: { caseNumber }, body: { cause, remedy } }),
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
      <p className={styles.help}>{texts.solveHelp}</p>
      <ActError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending} disabled={!cause.trim() || !remedy.trim()}>
        {texts.sendSolution}
      </Button>
    </form>
  );
}

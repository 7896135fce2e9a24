import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type DeskCase, deskCaseRoutes, type StopReason, stopReasons } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { useMe } from '../../shell/session.ts';
import { useDraft } from '../drafts.ts';
import { useAct } from '../use-act.ts';
import { ActError } from './ActError.tsx';
import styles from './Acts.module.css';
import { actTexts } from './texts.ts';

/** A company that leaves stops all its cases at once. */
const isForOneCase = (reason: StopReason) => reason !== 'company-left';

/** The end of a case without a solution, with a reason. */
export function StopForm({ deskCase: { caseNumber }, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(actTexts);
  const reasons = useTexts(caseWords).stopReason;
  const [reason, setReason] = useState<StopReason | ''>('');
  const [text, write] = useDraft(useMe().staffId, caseNumber, 'stop');
  const act = useAct(caseNumber, { isInline: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === '') return;
    act.mutate(
      {
        send: () =>
          call(deskCaseRoutes.stopCase, { params: { caseNumber }, body: { reason, text: text.trim() || null } }),
        done: texts.stopped,
      },
      {
        onSuccess: () => {
          write('');
          close();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <label className={styles.field}>
        {texts.stopReason}
        <select required value={reason} onChange={(event) => setReason(event.currentTarget.value as StopReason)}>
          <option value="">{texts.choose}</option>
          {stopReasons.filter(isForOneCase).map((each) => (
            <option key={each} value={each}>
              {reasons[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {texts.stopText}
        <input value={text} maxLength={500} onChange={(event) => write(event.currentTarget.value)} />
      </label>
      <p className={styles.help}>{texts.stopHelp}</p>
      <ActError error={act.error} />
      <Button type="submit" size="sm" color="down" loading={act.isPending} disabled={reason === ''}>
        {texts.sendStop}
      </Button>
    </form>
  );
}

import { type DeskCase, deskCaseRoutes, type Priority, priorities } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { KeyHint } from '../keys/KeyHint.tsx';
import { useAct, useRefusal } from '../use-act.ts';
import styles from './Acts.module.css';
import { Choices } from './Choices.tsx';
import { actTexts } from './texts.ts';

/** The maker's priority; never shown to the customer. */
export function PriorityAct({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(actTexts);
  const words = useTexts(caseWords).priority;
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber);
  const send = (priority: Priority) => () =>
    call(deskCaseRoutes.prioritiseCase, { params: { caseNumber }, body: { priority } });
  return (
    <section data-act="priority">
      <div className={styles.label}>
        {texts.priority}
        <small>{texts.priorityHelp}</small>
        <KeyHint name="i" />
      </div>
      <Choices
        name={texts.priority}
        words={priorities.map((priority) => ({ value: priority, label: words[priority] }))}
        chosen={deskCase.priority}
        refusal={useRefusal('prioritise', deskCaseRoutes.prioritiseCase, deskCase)}
        isBusy={act.isPending}
        choose={(priority) =>
          act.mutate({
            send: send(priority),
            done: texts.prioritySet(words[priority]),
            undo: send(deskCase.priority),
          })
        }
      />
    </section>
  );
}

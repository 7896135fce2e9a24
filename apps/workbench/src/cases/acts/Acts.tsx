import { type ReactNode, useState } from 'react';
import { type CaseAct, callRoutes, type DeskCase, deskCaseRoutes, openStates, type Route } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { call } from '../../region/client.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useAct, useRefusal } from '../use-act.ts';
import styles from './Acts.module.css';
import { AssignAct } from './AssignAct.tsx';
import { CallForm } from './CallForm.tsx';
import { PriorityAct } from './PriorityAct.tsx';
import { PromiseAct } from './promise/PromiseAct.tsx';
import { SolveForm } from './SolveForm.tsx';
import { StopForm } from './StopForm.tsx';
import { TurnAct } from './TurnAct.tsx';
import { actTexts } from './texts.ts';

interface ActsProps {
  deskCase: DeskCase;
  /** Shows the acts where they are hidden behind another part. */
  wantPane: () => void;
}

/** What can be done with a case; an act that is not possible says why. */
export function Acts({ deskCase, wantPane }: ActsProps) {
  const texts = useTexts(actTexts);
  const hasEnded = !(openStates as readonly string[]).includes(deskCase.state);
  return (
    <div className={styles.acts} data-ended={hasEnded || undefined}>
      {hasEnded && <p className={styles.ended}>{texts.ended}</p>}
      {deskCase.state === 'sent' && <ReceiveAct deskCase={deskCase} />}
      <AssignAct deskCase={deskCase} wantPane={wantPane} />
      <TurnAct deskCase={deskCase} />
      <PromiseAct deskCase={deskCase} />
      <PriorityAct deskCase={deskCase} />
      <Folded
        name={texts.call}
        icon="phone"
        act="log-call"
        route={callRoutes.logCall}
        deskCase={deskCase}
        form={(close) => <CallForm deskCase={deskCase} close={close} />}
      />
      <Folded
        name={texts.solve}
        icon="done"
        act="solve"
        route={deskCaseRoutes.solveCase}
        deskCase={deskCase}
        form={(close) => <SolveForm deskCase={deskCase} close={close} />}
      />
      <Folded
        name={texts.stop}
        icon="stopped"
        act="stop"
        route={deskCaseRoutes.stopCase}
        deskCase={deskCase}
        form={(close) => <StopForm deskCase={deskCase} close={close} />}
      />
    </div>
  );
}

function ReceiveAct({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(actTexts);
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber);
  const refusal = useRefusal('receive', deskCaseRoutes.receiveCase, deskCase);
  return (
    <section>
      <ReasonedButton
        fullWidth
        size="sm"
        reason={refusal}
        loading={act.isPending}
        leftSection={<Icon name="received" size={16} />}
        onClick={() =>
          act.mutate({
            send: () => call(deskCaseRoutes.receiveCase, { params: { caseNumber }, body: {} }),
            done: texts.received,
          })
        }
      >
        {texts.receive}
      </ReasonedButton>
      <p className={styles.help}>{texts.receiveHelp}</p>
    </section>
  );
}

interface FoldedProps {
  name: string;
  icon: IconName;
  act: CaseAct;
  route: Pick<Route, 'may'>;
  deskCase: DeskCase;
  form: (close: () => void) => ReactNode;
}

/** An act with a form that unfolds in its place, so that the timeline stays in sight. */
function Folded({ name, icon, act, route, deskCase, form }: FoldedProps) {
  const [isOpen, setOpen] = useState(false);
  const refusal = useRefusal(act, route, deskCase);
  return (
    <section className={styles.folded}>
      <ReasonedButton
        fullWidth
        size="sm"
        variant="default"
        justify="flex-start"
        reason={refusal}
        aria-expanded={isOpen && refusal === null}
        leftSection={<Icon name={icon} size={16} />}
        rightSection={<Icon name="expand" size={14} />}
        onClick={() => setOpen(!isOpen)}
      >
        {name}
      </ReasonedButton>
      {isOpen && refusal === null && form(() => setOpen(false))}
    </section>
  );
}

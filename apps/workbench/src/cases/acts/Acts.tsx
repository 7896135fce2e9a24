import { useEffect, useState } from 'react';
import {
  type CaseAct,
  callRoutes,
  type DeskCase,
  deskCaseRoutes,
  linkingRoutes,
  mergingRoutes,
  openStates,
  type Route,
  splittingRoutes,
} from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { toastWhy } from '../../region/toasts.tsx';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { focusAct } from '../keys/focus.ts';
import { KeyHint } from '../keys/KeyHint.tsx';
import { LinkForm } from '../linking/LinkForm.tsx';
import { linkingTexts } from '../linking/texts.ts';
import { MergeForm } from '../merging/MergeForm.tsx';
import { mergingTexts } from '../merging/texts.ts';
import { SplitForm } from '../splitting/SplitForm.tsx';
import { splittingTexts } from '../splitting/texts.ts';
import { useAct, useRefusal } from '../use-act.ts';
import { wantedAct } from '../wanted-act.ts';
import { ActSheet } from './ActSheet.tsx';
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

const formActs = [
  { act: 'log-call', name: 'call', icon: 'phone', route: callRoutes.logCall, Form: CallForm },
  { act: 'solve', name: 'solve', icon: 'done', route: deskCaseRoutes.solveCase, Form: SolveForm },
  { act: 'merge', name: 'merge', icon: 'merged', route: mergingRoutes.mergeCase, Form: MergeForm },
  { act: 'link', name: 'link', icon: 'link', route: linkingRoutes.linkCases, Form: LinkForm },
  { act: 'split', name: 'split', icon: 'split', route: splittingRoutes.splitCase, Form: SplitForm },
  { act: 'stop', name: 'stop', icon: 'stopped', route: deskCaseRoutes.stopCase, Form: StopForm },
] as const;

function useActTexts() {
  const { merge } = useTexts(mergingTexts);
  const { link } = useTexts(linkingTexts);
  const { split } = useTexts(splittingTexts);
  return { ...useTexts(actTexts), merge, link, split };
}

/** What can be done with a case; an act that is not possible says why. */
export function Acts({ deskCase, wantPane }: ActsProps) {
  const texts = useActTexts();
  const [open, setOpen] = useState<CaseAct | null>(null);
  const wanted = formActs.find(({ act }) => act === open);
  const refusal = useRefusal(wanted?.act ?? null, wanted?.route ?? deskCaseRoutes.readDeskCase, deskCase);
  const hasEnded = !(openStates as readonly string[]).includes(deskCase.state);
  const close = () => setOpen(null);
  useActKeys(deskCase, () => {
    wantPane();
    close();
  });
  useFormKeys(deskCase, (act) => {
    wantPane();
    setOpen(act);
  });
  if (deskCase.goesOnIn !== null) return <GoesOnElsewhere />;
  if (wanted && refusal === null)
    return (
      <ActSheet
        key={wanted.act}
        act={wanted.act}
        caseNumber={deskCase.caseNumber}
        name={texts[wanted.name]}
        close={close}
      >
        <wanted.Form deskCase={deskCase} close={close} />
      </ActSheet>
    );
  return (
    <div className={styles.acts} data-ended={hasEnded || undefined}>
      {hasEnded && <p className={styles.ended}>{texts.ended}</p>}
      {deskCase.state === 'sent' && <ReceiveAct deskCase={deskCase} />}
      <AssignAct deskCase={deskCase} wantPane={wantPane} />
      <TurnAct deskCase={deskCase} />
      <PromiseAct deskCase={deskCase} />
      <PriorityAct deskCase={deskCase} />
      {formActs.map(({ name, ...act }) => (
        <FormAct key={act.act} {...act} name={texts[name]} deskCase={deskCase} open={() => setOpen(act.act)} />
      ))}
    </div>
  );
}

function GoesOnElsewhere() {
  const { refusal } = useTexts(caseWords);
  return (
    <div className={styles.acts}>
      <p className={styles.ended}>{refusal['case-merged']}</p>
    </div>
  );
}

type FormKey = 'merge' | 'link' | 'split' | 'solve' | 'log-call';

// Keys of forms, pressed here, or the button beside the cases that may be the same.
function useFormKeys(deskCase: DeskCase, open: (act: FormKey) => void): void {
  const { caseNumber } = deskCase;
  const wanted = wantedAct.use();
  const refusals = {
    merge: useRefusal('merge', mergingRoutes.mergeCase, deskCase),
    link: useRefusal('link', linkingRoutes.linkCases, deskCase),
    split: useRefusal('split', splittingRoutes.splitCase, deskCase),
    solve: useRefusal('solve', deskCaseRoutes.solveCase, deskCase),
    'log-call': useRefusal('log-call', callRoutes.logCall, deskCase),
  };
  const begin = (act: keyof typeof refusals) => () => {
    const why = refusals[act];
    if (why === null) open(act);
    else toastWhy(why);
  };
  useKeys({ m: begin('merge'), l: begin('link'), t: begin('split'), d: begin('solve'), g: begin('log-call') });
  useEffect(() => {
    if (wanted?.caseNumber !== caseNumber || wanted.act !== 'merge') return;
    wantedAct.set(null);
    open('merge');
  });
}

// Keys that lead to an act; what is done there takes another key.
function useActKeys(deskCase: DeskCase, show: () => void): void {
  const texts = useTexts(actTexts);
  const lead = (act: string) => () => {
    show();
    requestAnimationFrame(() => focusAct(act));
  };
  // Confirmed once, the button is gone; its key says so.
  const receive = deskCase.state === 'sent' ? lead('receive') : () => toastWhy(texts.receivedBefore);
  useKeys({ e: receive, w: lead('turn'), u: lead('promise'), i: lead('priority') });
}

function ReceiveAct({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(actTexts);
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber);
  const refusal = useRefusal('receive', deskCaseRoutes.receiveCase, deskCase);
  return (
    <section data-act="receive">
      <ReasonedButton
        fullWidth
        size="sm"
        aria-keyshortcuts="e"
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

const formKeys: Partial<Record<CaseAct, string>> = { 'log-call': 'g', solve: 'd', merge: 'm', link: 'l', split: 't' };

interface FormActProps {
  name: string;
  icon: IconName;
  act: CaseAct;
  route: Pick<Route, 'may'>;
  deskCase: DeskCase;
  open: () => void;
}

/** An act that needs a form. */
function FormAct({ name, icon, act, route, deskCase, open }: FormActProps) {
  const refusal = useRefusal(act, route, deskCase);
  return (
    <section className={styles.folded} data-form={act}>
      <ReasonedButton
        fullWidth
        size="sm"
        variant="default"
        aria-keyshortcuts={formKeys[act]}
        justify="flex-start"
        reason={refusal}
        leftSection={<Icon name={icon} size={16} />}
        rightSection={formKeys[act] && <KeyHint name={formKeys[act]} />}
        onClick={open}
      >
        {name}
      </ReasonedButton>
    </section>
  );
}

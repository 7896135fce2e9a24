import { type DeskCase, deskCaseRoutes, type Turn, turns } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { KeyHint } from '../keys/KeyHint.tsx';
import { useAct, useRefusal } from '../use-act.ts';
import styles from './Acts.module.css';
import { Choices } from './Choices.tsx';
import { actTexts } from './texts.ts';

/** Who acts next. */
export function TurnAct({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(actTexts);
  const words = useTexts(caseWords).deskTurn;
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber);
  const send = (turn: Turn) => () => call(deskCaseRoutes.setTurn, { params: { caseNumber }, body: { turn } });
  return (
    <section data-act="turn">
      <div className={styles.label}>
        {texts.turn}
        <KeyHint name="w" />
      </div>
      <Choices
        name={texts.turn}
        words={turns.map((turn) => ({ value: turn, label: words[turn], icon: turn }))}
        chosen={deskCase.turn}
        refusal={useRefusal('set-turn', deskCaseRoutes.setTurn, deskCase)}
        isBusy={act.isPending}
        choose={(turn) => act.mutate({ send: send(turn), done: texts.turnSet(words[turn]), undo: send(deskCase.turn) })}
      />
    </section>
  );
}

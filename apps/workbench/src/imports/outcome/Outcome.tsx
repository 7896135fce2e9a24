import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Import, importRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { toastProblem } from '../../region/toasts.tsx';
import { useFocusKept } from '../../shell/asking/use-focus-back.ts';
import styles from '../../shell/lists/ListPage.module.css';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { shellTexts } from '../../shell/texts.ts';
import { keepImport } from '../import-query.ts';
import own from '../imports.module.css';
import { importTexts } from '../texts.ts';
import { Refusals } from './Refusals.tsx';

/** What a dry run found, or what a run or an undo did. */
export function Outcome({ one, change }: { one: Import; change: () => void }) {
  const texts = useTexts(importTexts);
  const formats = useFormats();
  return (
    <>
      <section className={styles.card}>
        <Counts one={one} />
        <div className={own.actions}>
          {one.state === 'checked' && <RunActs one={one} change={change} />}
          {one.state === 'done' && one.keptUntil && (
            <>
              <small>{texts.undoUntil(formats.fullDate(one.keptUntil))}</small>
              <span className={own.space} />
              <UndoAct one={one} />
            </>
          )}
          {one.state !== 'checked' && (
            <Button size="sm" variant="default" component={Link} to="/imports">
              {texts.another}
            </Button>
          )}
        </div>
      </section>
      {one.keptUntil === null ? <p className={styles.quiet}>{texts.expired}</p> : <Refusals one={one} />}
    </>
  );
}

function Counts({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const formats = useFormats();
  const isDry = one.state === 'checked';
  const counts =
    one.state === 'undone'
      ? ([
          ['done', one.takenBack, texts.takenBack],
          ['due', one.kept, texts.kept],
        ] as const)
      : ([
          ['done', one.created, isDry ? texts.wouldCreate : texts.created],
          ['work', one.changed, isDry ? texts.wouldChange : texts.changed],
          ['rest', one.unchanged, isDry ? texts.wouldKeep : texts.unchanged],
          ['down', one.refused, texts.refused],
        ] as const);
  return (
    <dl className={own.counts} aria-label={texts.result}>
      {counts.map(([tone, count, word]) => (
        <div key={word} data-tone={count > 0 ? tone : 'rest'}>
          <dd>{formats.number(count)}</dd>
          <dt>{word}</dt>
        </div>
      ))}
    </dl>
  );
}

function RunActs({ one, change }: { one: Import; change: () => void }) {
  const texts = useTexts(importTexts);
  const formats = useFormats();
  const words = useWordsForProblem();
  const run = useMutation({
    mutationFn: () => call(importRoutes.runImport, { params: { importId: one.importId } }),
    onSuccess: keepImport,
    onError: (error) => toastProblem(words(error)),
  });
  useFocusKept(run.isPending);
  const count = one.created + one.changed;
  return (
    <>
      <Button size="sm" variant="default" onClick={change}>
        {texts.change}
      </Button>
      <span className={own.space} />
      <small>{texts.runHelp}</small>
      <ReasonedButton
        size="sm"
        reason={count === 0 ? texts.runNothing : null}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {texts.run(formats.number(count))}
      </ReasonedButton>
    </>
  );
}

function UndoAct({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const shell = useTexts(shellTexts);
  const words = useWordsForProblem();
  const [asks, setAsks] = useState(false);
  const undo = useMutation({
    mutationFn: () => call(importRoutes.undoImport, { params: { importId: one.importId } }),
    onSuccess: keepImport,
    onError: (error) => toastProblem(words(error)),
  });
  useFocusKept(undo.isPending);
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsks(true)}>
        {texts.undo}
      </Button>
      <Modal
        opened={asks}
        centered
        onClose={() => setAsks(false)}
        title={texts.undoAsk}
        closeButtonProps={{ 'aria-label': shell.close }}
      >
        <p>{texts.undoHelp}</p>
        <div className={own.buttons}>
          <Button variant="default" onClick={() => setAsks(false)} data-autofocus>
            {shell.cancel}
          </Button>
          <Button color="down" loading={undo.isPending} onClick={() => undo.mutate()}>
            {texts.undo}
          </Button>
        </div>
      </Modal>
    </>
  );
}

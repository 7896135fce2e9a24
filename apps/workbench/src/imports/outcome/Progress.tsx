import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type Import, importRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { toastProblem } from '../../region/toasts.tsx';
import { useFocusKept } from '../../shell/asking/use-focus-back.ts';
import styles from '../../shell/lists/ListPage.module.css';
import { keepImport } from '../import-query.ts';
import own from '../imports.module.css';
import { importTexts } from '../texts.ts';

/** How far the work is, of how much. */
const howFar = (one: Import): { done: number; total: number | null } =>
  one.state === 'undoing'
    ? { done: one.takenBack + one.kept, total: one.created + one.changed }
    : { done: one.rowsDone, total: one.rows };

/** Work under way: what, how far, and how to stop it. */
export function Progress({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const formats = useFormats();
  const words = useWordsForProblem();
  const { done, total } = howFar(one);
  const stop = useMutation({
    mutationFn: () => call(importRoutes.undoImport, { params: { importId: one.importId } }),
    onSuccess: keepImport,
    onError: (error) => toastProblem(words(error)),
  });
  useFocusKept(stop.isPending);
  const said =
    total === null
      ? texts.progressOpen(formats.number(done))
      : texts.progress(formats.number(done), formats.number(total));
  return (
    <section className={styles.card}>
      <div className={own.progress}>
        <label htmlFor="import-progress">{texts.stateWord[one.state]}</label>
        <progress id="import-progress" max={total ?? undefined} value={total === null ? undefined : done} />
        <span aria-live="polite">{said}</span>
        {one.state === 'running' && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {texts.stopRun}
          </Button>
        )}
      </div>
    </section>
  );
}

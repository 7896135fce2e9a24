import { useMutation } from '@tanstack/react-query';
import { type CaseAct, caseRefuses, type DeskCase, type Route } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords, peopleWords, useWordsForProblem } from '#ui/words';
import { keys } from '../region/keys.ts';
import { queryClient } from '../region/query-client.ts';
import { toastDone, toastProblem } from '../region/toasts.tsx';
import { noteOwnAct } from '../region/use-live.ts';
import { namesOf } from '../shell/rail/names-of.ts';
import { mayCall, useMe } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { minute } from '../shell/time/minute.ts';
import { keepFocus } from './keys/focus.ts';

/** One act: what is sent, what is said when it is done, and how it is taken back. */
export interface Act {
  send: () => Promise<unknown>;
  done: string;
  undo?: () => Promise<unknown>;
}

/**
 * Carries out acts on a case and reads it again. A failed act is told in a toast, unless the place shows it itself
 * (`isInline`); never both.
 */
export function useAct(caseNumber: string, { isInline = false }: { isInline?: boolean } = {}) {
  const words = useWordsForProblem();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.case(caseNumber) }),
      queryClient.invalidateQueries({ queryKey: keys.queues }),
    ]);
  const takeBack = (undo: () => Promise<unknown>) => () => {
    noteOwnAct(caseNumber);
    undo()
      .then(refresh, (error) => toastProblem(words(error)))
      .finally(() => keepFocus(caseNumber));
  };
  return useMutation({
    mutationFn: ({ send }: Act) => {
      noteOwnAct(caseNumber);
      return send();
    },
    onSuccess: (_, { done, undo }) => {
      noteOwnAct(caseNumber);
      toastDone(done, undo && takeBack(undo));
      // The button stays busy until the page shows the new truth.
      return refresh().then(() => keepFocus(caseNumber));
    },
    onError: (error) => {
      if (!isInline) toastProblem(words(error));
      void refresh();
    },
  });
}

/** Why an act on a case is not possible for this person now, in words; null when it is. */
export function useRefusal(act: CaseAct | null, route: Pick<Route, 'may'>, deskCase: DeskCase): string | null {
  const me = useMe();
  const refusals = useTexts(caseWords).refusal;
  const roleNames = useTexts(peopleWords).role;
  const shell = useTexts(shellTexts);
  const now = minute.use();
  if (!mayCall(me, route)) return shell.needsRole(namesOf(route.may, roleNames));
  const refusal = act === null ? null : caseRefuses(act, deskCase, now);
  return refusal === null ? null : refusals[refusal];
}

import { useMutation } from '@tanstack/react-query';
import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { toastDone, toastProblem } from '../../region/toasts.tsx';
import { noteOwnAct } from '../../region/use-live.ts';
import { choosingTexts } from './texts.ts';

/** What came of an assignment of several cases. */
export interface Outcome {
  readonly assigned: string[];
  readonly refused: { caseNumber: string; code: 'state-forbids' | 'staff-not-found' }[];
}

/** Sends an assignment of several cases, says what came of it, case by case where one was refused. */
export function useAssigning(after: () => void) {
  const texts = useTexts(choosingTexts);
  const words = useWordsForProblem();
  return useMutation({
    mutationFn: (send: () => Promise<Outcome>) => send(),
    onSuccess: ({ assigned, refused }) => {
      toastDone(texts.done(assigned.length));
      if (refused.length > 0)
        toastProblem(refused.map((one) => `${one.caseNumber}: ${texts.refused[one.code]}`).join('\n'));
      for (const one of assigned) noteOwnAct(one);
      after();
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.queues }),
        ...assigned.map((one) => queryClient.invalidateQueries({ queryKey: keys.case(one) })),
      ]);
    },
    onError: (error) => toastProblem(words(error)),
  });
}

const workRoles: readonly string[] = ['front-line', 'engineer'];

/** Whether somebody can have a case at all. */
export const takesCases = ({ roles }: { readonly roles: readonly string[] }): boolean =>
  roles.some((role) => workRoles.includes(role));

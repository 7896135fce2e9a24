import { useMutation } from '@tanstack/react-query';
import { ProblemError } from '#contract';
import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { keys } from '../region/keys.ts';
import { queryClient } from '../region/query-client.ts';
import { toastDone, toastProblem } from '../region/toasts.tsx';
import { administrationTexts } from './texts.ts';

/** Saves something, says so, and reads administration again; a problem that no field shows is told in a toast. */
export function useSaving<Given>(
  send: (given: Given) => Promise<unknown>,
  after: () => void,
  done?: string,
  takeBack?: () => void,
) {
  const texts = useTexts(administrationTexts);
  const words = useWordsForProblem();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      toastDone(done ?? texts.saved, takeBack);
      after();
      await Promise.all(
        [keys.administration, keys.staff].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
    onError: (error) => {
      if (fieldOf(error, 'name') === null && fieldOf(error, 'regions') === null) toastProblem(words(error));
    },
  });
}

/** What the server says of a field; null when it says nothing of it. */
export const fieldOf = (error: unknown, field: string): string | null =>
  error instanceof ProblemError ? (error.problem.fields?.[field] ?? null) : null;

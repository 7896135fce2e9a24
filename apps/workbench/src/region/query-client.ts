import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { codeOf } from '#ui/words';
import { keys } from './keys.ts';

// A session that ended elsewhere shows on the next call, whatever it was; the shell then asks to sign in again.
const noteEndedSession = (error: unknown) => {
  if (codeOf(error) === 'sign-in-needed') queryClient.setQueryData(keys.session, null);
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteEndedSession }),
  mutationCache: new MutationCache({ onError: noteEndedSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may pass by itself is tried again; a refusal is an answer.
      retry: (failures, error) => codeOf(error) === 'try-again' && failures < 2,
      refetchOnWindowFocus: true,
      // Without a connection a page says so at once; by default it would wait without a word.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // An act that waits for the network would be done minutes later, when nobody expects it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
});

import { QueryClient } from '@tanstack/react-query';
import { codeOf } from '#ui/words';

// Only what may pass by itself is tried again; a refusal stays one.
const mayPass = (thrown: unknown) => codeOf(thrown) === 'try-again';

/** The answers the page holds. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Without any connection the answer is what was seen last, at once.
      retry: (times, thrown) => times < 2 && navigator.onLine && mayPass(thrown),
      staleTime: 15_000,
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

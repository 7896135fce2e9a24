import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideConsent } from '#contract/home';
import { fetchedCode } from '#ui/code';
import { codeOf } from '#ui/words';
import { home } from '../session/home.ts';
import { kept } from '../session/queries.ts';
import type { ShownText } from './policy-queries.ts';
import { PolicyScreen, TransferScreen } from './Reading.tsx';
import { Declined } from './StartSteps.tsx';

// The page may have been open as somebody published: what it still does ends, what it kept goes.
const personFile = fetchedCode(() => import('../offline/person.ts'), 'putPersonAway');
const putAway = async (queries: QueryClient) => (await personFile()).putPersonAway(queries);

/** A person who signed in and has not agreed to what is in force: asked only for what is missing (S8.1). */
export function AgreeAgain({ next }: { next: 'agree-policy' | 'agree-cross-border' }) {
  const queries = useQueryClient();
  const [isDeclined, setIsDeclined] = useState(false);
  const isPolicy = next === 'agree-policy';
  const deciding = useMutation({
    mutationFn: (shown: ShownText) =>
      home(decideConsent, { params: { kind: isPolicy ? 'policy' : 'cross-border' }, body: { given: true, shown } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: kept.session }),
    onError: (thrown) => codeOf(thrown) === 'policy-changed' && queries.invalidateQueries({ queryKey: ['policy'] }),
  });
  if (isDeclined) return <Declined kind={isPolicy ? 'policy' : 'transfer'} onAgain={() => setIsDeclined(false)} />;
  const reading = {
    onAgree: (shown: ShownText) => deciding.mutate(shown),
    onDisagree: () => void putAway(queries).then(() => setIsDeclined(true)),
    thrown: deciding.error,
    isBusy: deciding.isPending,
    isAgain: true,
  };
  return isPolicy ? <PolicyScreen {...reading} /> : <TransferScreen {...reading} />;
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { machinesQuery } from '../machines/queries.ts';
import { kept, membersQuery } from '../session/queries.ts';
import { offerIsDue } from './install/install.ts';
import { onSent } from './unsent/index.ts';

/** Makes what was sent visible, and fetches what opening a case without a network will need. */
export function useQueue(): void {
  const queries = useQueryClient();
  useEffect(() => {
    void queries.prefetchQuery(machinesQuery);
    void queries.prefetchQuery(membersQuery);
    return onSent((_item, caseNumber) => {
      offerIsDue();
      for (const queryKey of [kept.cases, kept.machines, kept.case(caseNumber)])
        void queries.invalidateQueries({ queryKey });
    });
  }, [queries]);
}

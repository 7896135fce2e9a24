import type { QueryClient } from '@tanstack/react-query';
import { caseQuery, casesQuery } from '../../cases/queries.ts';
import { machineQuery, machinesQuery } from '../../machines/queries.ts';
import { meQuery } from '../../session/queries.ts';

/**
 * Asks what the page at this address will ask, so that it is drawn once, with what it shows, and not first without. The
 * answers are under way since the document's first script ran (`early/wanted.ts`): the same addresses stand there.
 */
export async function askFirst(queries: QueryClient, { pathname, search, hash }: Location): Promise<void> {
  const caseNumber = /^\/cases\/(C-[\w-]+)$/.exec(pathname)?.[1];
  const machineNumber = /^\/m\/?$/.test(pathname) && new URLSearchParams(hash.slice(1)).get('m');
  const openCases = casesQuery({ scope: 'company', state: 'open' });
  await Promise.all([
    queries.prefetchQuery(meQuery),
    (pathname === '/' || (pathname === '/cases' && search === '')) && queries.prefetchInfiniteQuery(openCases),
    caseNumber && queries.prefetchQuery(caseQuery(caseNumber)),
    (pathname === '/machines' || pathname === '/open') && queries.prefetchQuery(machinesQuery),
    machineNumber && queries.prefetchQuery(machineQuery(machineNumber)),
  ]);
}

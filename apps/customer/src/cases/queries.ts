import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { caseRoutes } from '#contract';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';

/** Which cases a list shows. */
export interface CaseFilter {
  scope: 'mine' | 'company';
  state: 'open' | 'closed';
  machineNumber?: string;
}

/** Cases of the company, page by page, last changed first. */
export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: [...kept.cases, filter],
    queryFn: ({ pageParam, signal }) =>
      service(caseRoutes.listCases, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** One case with its timeline. */
export const caseQuery = (caseNumber: string) =>
  queryOptions({
    queryKey: kept.case(caseNumber),
    queryFn: ({ signal }) => service(caseRoutes.readCase, { params: { caseNumber }, signal }),
  });

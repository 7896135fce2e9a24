import { infiniteQueryOptions } from '@tanstack/react-query';
import { deskCaseRoutes } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { type ListPlace, type ListSearch, queryOf } from './filters.ts';

/** A list of cases, page by page. */
export function queueQuery(place: ListPlace, search: ListSearch) {
  const filters = queryOf(place, search);
  return infiniteQueryOptions({
    queryKey: keys.queue(filters),
    queryFn: ({ pageParam, signal }) =>
      call(deskCaseRoutes.listQueue, { query: { ...filters, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Old rows stay while the next filter loads: the table does not jump.
    placeholderData: (previous) => previous,
  });
}

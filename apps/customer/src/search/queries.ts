import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { searchRoutes } from '#contract';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';

/** Longer words are not looked for. */
export const longestWords = 100;

/** What is found by words, page by page; while new words are looked for, the last answer stays. */
export const searchQuery = (words: string) =>
  infiniteQueryOptions({
    queryKey: [...kept.cases, 'search', words],
    queryFn: ({ pageParam, signal }) =>
      service(searchRoutes.search, { query: { words, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });

import { queryOptions } from '@tanstack/react-query';
import { privacyDeskRoutes } from '#contract';
import type { Language } from '#contract/route';
import { call } from '../../region/client.ts';
import { queryClient } from '../../region/query-client.ts';

const keys = { all: ['policies'] as const };

/** Published policies and prepared ones. */
export const policiesQuery = queryOptions({
  queryKey: [...keys.all, 'list'],
  queryFn: ({ signal }) => call(privacyDeskRoutes.listPolicyVersions, { signal }),
  // While home has not fetched the newest one yet, or it waits for its time, it is asked for again.
  refetchInterval: ({ state }) =>
    state.data?.versions.some(({ atHomeSince, standing }) => !atHomeSince || standing === 'scheduled') ? 5_000 : false,
});

/** A prepared policy with its texts in one language. */
export const draftQuery = (draftId: string, language: Language) =>
  queryOptions({
    queryKey: [...keys.all, 'draft', draftId, language],
    queryFn: ({ signal }) =>
      call(privacyDeskRoutes.readPolicyDraft, { params: { draftId }, query: { language }, signal }),
    placeholderData: (before) => before,
  });

/** The texts of a version in one language; they never change. */
export const versionQuery = (version: number, language: Language) =>
  queryOptions({
    queryKey: [...keys.all, 'version', version, language],
    queryFn: ({ signal }) =>
      call(privacyDeskRoutes.readPolicyVersion, { params: { version }, query: { language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });

/** A day to be formatted; midday, so that it is the same day for every reader. */
export const dayOf = (day: string): string => `${day}T12:00:00`;

/** The dry run. */
export const reachQuery = queryOptions({
  queryKey: [...keys.all, 'reach'],
  queryFn: ({ signal }) => call(privacyDeskRoutes.countPolicyReach, { signal }),
});

/** Asks everything about policies again. */
export const policiesChanged = () => queryClient.invalidateQueries({ queryKey: keys.all });

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { companyRoutes } from '#contract';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';
import { keepKeyboard } from './keep-keyboard.ts';

const names = { all: ['colleagues'], invites: ['invites'], joiners: ['joiners'] } as const;

/** Everybody who is or was in the company. */
export const colleaguesQuery = queryOptions({
  queryKey: names.all,
  queryFn: async ({ signal }) =>
    (await service(companyRoutes.listColleagues, { query: { state: 'all' }, signal })).members,
});

/** Invites of the last weeks; somebody may come at any moment. */
export const invitesQuery = queryOptions({
  queryKey: names.invites,
  queryFn: async ({ signal }) => (await service(companyRoutes.listInvites, { signal })).invites,
  refetchInterval: 15_000,
});

/** Who wishes to join. */
export const joinersQuery = queryOptions({
  queryKey: names.joiners,
  queryFn: async ({ signal }) => (await service(companyRoutes.listCompanyJoinRequests, { signal })).joinRequests,
  refetchInterval: 15_000,
});

/** An act about people; whatever it changed is asked for anew. */
export function usePeopleAct<Input>(act: (input: Input) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      const giveBack = keepKeyboard();
      onDone?.();
      await Promise.all(
        [names.all, names.invites, names.joiners, kept.members, kept.me].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      giveBack();
    },
  });
}

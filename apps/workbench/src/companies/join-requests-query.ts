import { queryOptions } from '@tanstack/react-query';
import { companyRoutes } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';

/** Wishes to join that wait for a decision; looked at again every half minute, for no case tells of them. */
export const joinRequestsQuery = queryOptions({
  queryKey: keys.joinRequests,
  queryFn: async ({ signal }) => (await call(companyRoutes.listJoinRequests, { signal })).joinRequests,
  refetchInterval: 30_000,
});

import { queryOptions } from '@tanstack/react-query';
import { administrationRoutes, type misuseHours } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';

/** Everybody of the maker. */
export const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: ({ signal }) => call(administrationRoutes.listStaffAccounts, { signal }),
  select: ({ staff }) => staff,
});

/** Teams and areas. */
export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: ({ signal }) => call(administrationRoutes.listTeams, { signal }),
});

/** Reply templates of every product line. */
export const templatesQuery = queryOptions({
  queryKey: keys.templates,
  queryFn: ({ signal }) => call(administrationRoutes.listReplyTemplates, { query: {}, signal }),
  select: ({ templates }) => templates,
});

/** The state of the system, asked again twice a minute. */
export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => call(administrationRoutes.readSystem, { signal }),
  refetchInterval: 30_000,
});

/** What the log of use shows of misuse; each look is an entry of the audit, so it is not asked again by itself. */
export const misuseQuery = (hours: (typeof misuseHours)[number]) =>
  queryOptions({
    queryKey: [...keys.system, 'misuse', hours],
    queryFn: ({ signal }) => call(administrationRoutes.readMisuse, { query: { hours }, signal }),
    staleTime: 60_000,
  });

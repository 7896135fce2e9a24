import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { companyRoutes, type Me, peopleRoutes } from '#contract';
import { readSession } from '#contract/home';
import { home } from './home.ts';
import { readPlaces } from './places.ts';
import { service } from './service.ts';
import { rememberCompany } from './storage.ts';
import { tokenPerson } from './token.ts';

/** Names under which answers are kept; live hints make them stale by these names. */
export const kept = {
  session: ['session'],
  places: ['places'],
  me: ['me'],
  members: ['members'],
  cases: ['cases'],
  case: (caseNumber: string) => ['case', caseNumber],
  machines: ['machines'],
  machine: (machineNumber: string) => ['machines', machineNumber],
} as const;

/** Whether this browser is signed in, and what is missing. */
export const sessionQuery = queryOptions({
  queryKey: kept.session,
  queryFn: ({ signal }) => home(readSession, { signal }),
  staleTime: 60_000,
});

/** Whose session this is; home tells with the token. */
export const personQuery = queryOptions({ queryKey: ['person'], queryFn: tokenPerson, staleTime: Infinity });

/** The operator profile. */
export const placesQuery = queryOptions({ queryKey: kept.places, queryFn: readPlaces, staleTime: Infinity });

/** The signed-in person. */
export const meQuery = queryOptions({
  queryKey: kept.me,
  queryFn: async ({ signal }) => {
    const me = await service(peopleRoutes.readMe, { signal });
    // Named from now on: a second company that comes later must not change what this page means.
    if (me.membership) rememberCompany(me.membership.company.companyId);
    return me;
  },
  staleTime: 60_000,
});

/** Members of the person's company. */
export const membersQuery = queryOptions({
  queryKey: kept.members,
  queryFn: async ({ signal }) => (await service(companyRoutes.listColleagues, { query: {}, signal })).members,
  staleTime: 300_000,
});

/** A person who is a member: what every screen behind the gate may count on. */
export type Member = Me & { membership: NonNullable<Me['membership']>; profile: NonNullable<Me['profile']> };

/**
 * The member, for everything behind the gate. Not read from the query there: when a membership ends, parts of a page are
 * drawn once more before the gate takes them away.
 */
export const MemberContext = createContext<Member | null>(null);

/** The signed-in member; only behind the gate, which has read it. */
export function useMember(): Member {
  const member = useContext(MemberContext);
  if (!member) throw new Error('a screen for members was opened without a member');
  return member;
}

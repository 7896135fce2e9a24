import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { peopleRoutes, type Role, type Route, type StaffMember } from '#contract';
import { codeOf } from '#ui/words';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';

/** The signed-in staff member, or null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<StaffMember | null> => {
    try {
      return await call(peopleRoutes.readStaffSession, { signal });
    } catch (error) {
      if (codeOf(error) === 'sign-in-needed') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/**
 * Who is signed in, for everything below the shell. Not read from the query there: when a session ends, parts of the
 * page are drawn once more before the shell takes them away.
 */
export const MeContext = createContext<StaffMember | null>(null);

/** The signed-in staff member; pages below the shell are only shown while there is one. */
export function useMe(): StaffMember {
  const me = useContext(MeContext);
  if (!me) throw new Error('No staff member is signed in');
  return me;
}

/** Colleagues a case can be assigned to. */
export const staffQuery = queryOptions({
  queryKey: keys.staff,
  queryFn: ({ signal }) => call(peopleRoutes.listStaff, { signal }),
  staleTime: 5 * 60_000,
});

/** Whether the contract lets somebody call a route. */
export const mayCall = (me: StaffMember, route: Pick<Route, 'may'>): boolean =>
  me.roles.some((role) => (route.may as readonly Role[]).includes(role));

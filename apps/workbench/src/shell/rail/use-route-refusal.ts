import type { Route } from '#contract';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { mayCall, useMe } from '../session.ts';
import { shellTexts } from '../texts.ts';
import { namesOf } from './names-of.ts';

/** Why somebody may not call a route, in words; null when they may. */
export function useRouteRefusal(route: Pick<Route, 'may'>): string | null {
  const me = useMe();
  const roleNames = useTexts(peopleWords).role;
  const shell = useTexts(shellTexts);
  return mayCall(me, route) ? null : shell.needsRole(namesOf(route.may, roleNames));
}

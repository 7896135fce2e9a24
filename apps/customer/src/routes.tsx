import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { fetchedCode } from '#ui/code';
import { hasAgreedHere, rememberedPerson } from './session/storage.ts';
import { Gate } from './shell/Gate.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { PageTrouble } from './shell/PageTrouble.tsx';
import { Waiting } from './shell/Waiting.tsx';

/** What a page of cases shows; kept in the address so that *back* finds it again. */
export interface CasesSearch {
  scope?: 'mine';
  state?: 'closed';
}

/** What opening a case begins with: a machine, a draft, or `new` for another case than the one being written. */
export interface OpenSearch {
  machine?: string;
  draft?: string;
}

/** A page in a file of its own. Who comes for the first time does not wait for pages that only members see. */
const lazy: typeof lazyRouteComponent = (load, name) => {
  const fetch: typeof load = fetchedCode(load, name!);
  const page = lazyRouteComponent(fetch, name);
  if (rememberedPerson() === null) page.preload = undefined;
  return page;
};

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageTrouble });
const at = (path: string, component: ReturnType<typeof lazy>) =>
  createRoute({ getParentRoute: () => root, path, component });

// Everything about signing in works without a session, and so does reading the policy.
const open = [
  at(
    '/sign-in/$uid',
    lazy(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  ),
  at(
    '/forgotten',
    lazy(() => import('./sign-in/ForgottenPage.tsx'), 'ForgottenPage'),
  ),
  at(
    '/reset',
    lazy(() => import('./sign-in/ResetPage.tsx'), 'ResetPage'),
  ),
  at(
    '/confirm',
    lazy(() => import('./sign-in/ConfirmPage.tsx'), 'ConfirmPage'),
  ),
  at(
    '/check',
    lazy(() => import('./sign-in/ConfirmPage.tsx'), 'ConfirmPage'),
  ),
  at(
    '/policy/$',
    lazy(() => import('./policy/OpenPolicyPage.tsx'), 'OpenPolicyPage'),
  ),
];

const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate });
const behind = (path: string, component: ReturnType<typeof lazy>) =>
  createRoute({ getParentRoute: () => gate, path, component });

const casesRoute = createRoute({
  getParentRoute: () => gate,
  path: '/cases',
  component: lazy(() => import('./cases/CasesPage.tsx'), 'CasesPage'),
  validateSearch: (search: Record<string, unknown>): CasesSearch => ({
    ...(search.scope === 'mine' && { scope: 'mine' as const }),
    ...(search.state === 'closed' && { state: 'closed' as const }),
  }),
});

const openCaseRoute = createRoute({
  getParentRoute: () => gate,
  path: '/open',
  component: lazy(() => import('./cases/opening/OpenCasePage.tsx'), 'OpenCasePage'),
  validateSearch: (search: Record<string, unknown>): OpenSearch => ({
    ...(typeof search.machine === 'string' && { machine: search.machine }),
    ...(typeof search.draft === 'string' && { draft: search.draft }),
  }),
});

const searchRoute = createRoute({
  getParentRoute: () => gate,
  path: '/search',
  component: lazy(() => import('./search/SearchPage.tsx'), 'SearchPage'),
  // The router reads a number typed as words as a number.
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' || typeof search.q === 'number' ? { q: String(search.q) } : {},
});

const guarded = [
  behind(
    '/',
    lazy(() => import('./home/HomePage.tsx'), 'HomePage'),
  ),
  behind(
    '/m',
    lazy(() => import('./scan-page/ArrivalPage.tsx'), 'ArrivalPage'),
  ),
  behind(
    '/scan',
    lazy(() => import('./scan-page/ScanPage.tsx'), 'ScanPage'),
  ),
  behind(
    '/join',
    lazy(() => import('./colleagues/JoinPage.tsx'), 'JoinPage'),
  ),
  casesRoute,
  openCaseRoute,
  searchRoute,
  behind(
    '/cases/$caseNumber',
    lazy(() => import('./cases/CasePage.tsx'), 'CasePage'),
  ),
  behind(
    '/machines',
    lazy(() => import('./machines/MachinesPage.tsx'), 'MachinesPage'),
  ),
  behind(
    '/machines/$machineNumber',
    lazy(() => import('./machines/MachinePage.tsx'), 'MachinePage'),
  ),
  behind(
    '/settings',
    lazy(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
  ),
  behind(
    '/settings/$page',
    lazy(() => import('./settings/SettingPage.tsx'), 'SettingPage'),
  ),
];

/** Every address of the app. */
export const router = createRouter({
  routeTree: root.addChildren([...open, gate.addChildren(guarded)]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageTrouble,
  defaultNotFoundComponent: NotFound,
  // It writes to the browser's storage, so only after agreement (S0.3).
  scrollRestoration: hasAgreedHere(),
  trailingSlash: 'preserve',
});

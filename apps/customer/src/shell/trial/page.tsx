import '#ui/theme';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { useMember } from '../../session/queries.ts';
import { forgetPerson } from '../../session/storage.ts';
import { AppLanguage } from '../AppLanguage.tsx';
import { Gate } from '../Gate.tsx';
import { queries } from '../queries.ts';

// The gate of the app with one screen behind it, which says whose it is.
function Whose() {
  return <h1>{useMember().personId}</h1>;
}

const root = createRootRoute({ component: Outlet });
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate });
const screen = createRoute({ getParentRoute: () => gate, path: '/', component: Whose });
const agreements = createRoute({
  getParentRoute: () => gate,
  path: '/settings/agreements',
  component: () => <h1>agreements</h1>,
});
const router = createRouter({ routeTree: root.addChildren([gate.addChildren([screen, agreements])]) });

/** What the page offers to its tests. */
export interface GatePage {
  readonly forgetPerson: typeof forgetPerson;
}
Object.assign(globalThis, { gate: { forgetPerson } satisfies GatePage });

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queries}>
    <AppLanguage>
      {/* biome-ignore lint/suspicious/noExplicitAny: the app's own tree of routes is registered for types */}
      <RouterProvider router={router as any} />
    </AppLanguage>
  </QueryClientProvider>,
);

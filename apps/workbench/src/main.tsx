import './shell/mantine.ts';
import '#ui/theme';
import './shell/base.css';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// What lies on the disk of a caller is forgotten after a day, whether or not somebody opens that page.
import './cases/callers/keeping.ts';
import { forgetOldUnsent } from './region/unsent.ts';
import { routeTree } from './routes.tsx';
import { readOperator } from './shell/operator.ts';
import { Providers } from './shell/Providers.tsx';

const router = createRouter({
  routeTree,
  basepath: '/workbench',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

void forgetOldUnsent();
// A page may stay open for days.
setInterval(() => void forgetOldUnsent(), 3_600_000);
await readOperator();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);

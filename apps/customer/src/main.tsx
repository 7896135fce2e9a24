import '#ui/theme';
import './shell/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './routes.tsx';
import { AppLanguage } from './shell/AppLanguage.tsx';
import { queries } from './shell/queries.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppLanguage>
        <RouterProvider router={router} />
      </AppLanguage>
    </QueryClientProvider>
  </StrictMode>,
);

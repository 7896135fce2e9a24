import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LanguageProvider } from '#ui/i18n';
import { queryClient } from '../region/query-client.ts';
import { cssVariables, mantineTheme, theme } from './theme.ts';

/** Language, colours and answers of the service for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <LanguageProvider mayRemember>
      <MantineProvider theme={mantineTheme} forceColorScheme={theme.use()} cssVariablesResolver={cssVariables}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
        <Notifications position="bottom-left" limit={3} classNames={{ root: 'toasts' }} />
      </MantineProvider>
    </LanguageProvider>
  );
}

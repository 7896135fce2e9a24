import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LanguageProvider } from '#ui/i18n';
import { sessionQuery } from '../session/queries.ts';
import { hasAgreedHere } from '../session/storage.ts';

/** The page's language; it is written down only once somebody has agreed here (S0.3). */
export function AppLanguage({ children }: { children: ReactNode }) {
  const { data } = useQuery(sessionQuery);
  const mayRemember = hasAgreedHere() || (data?.signedIn === true && data.next === 'none');
  return <LanguageProvider mayRemember={mayRemember}>{children}</LanguageProvider>;
}

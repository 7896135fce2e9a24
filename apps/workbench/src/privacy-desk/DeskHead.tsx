import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { privacyDeskRoutes, type Route, regionRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import lists from '../shell/lists/ListPage.module.css';
import { mayCall, useMe } from '../shell/session.ts';
import styles from './desk.module.css';
import { privacyTexts } from './texts.ts';

interface DeskTab {
  readonly to:
    | '/privacy-desk'
    | '/privacy-desk/policies'
    | '/privacy-desk/register'
    | '/privacy-desk/regions'
    | '/privacy-desk/audit';
  readonly name: 'overview' | 'policies' | 'register' | 'regions' | 'audit';
  readonly route: Pick<Route, 'may'>;
}

/** The parts of the privacy desk in the order of their tabs, each with the operation that it begins with. */
export const deskTabs: readonly DeskTab[] = [
  { to: '/privacy-desk', name: 'overview', route: privacyDeskRoutes.readStandings },
  { to: '/privacy-desk/policies', name: 'policies', route: privacyDeskRoutes.listPolicyVersions },
  { to: '/privacy-desk/register', name: 'register', route: privacyDeskRoutes.readRegister },
  { to: '/privacy-desk/regions', name: 'regions', route: regionRoutes.readRegions },
  { to: '/privacy-desk/audit', name: 'audit', route: privacyDeskRoutes.listAuditEntries },
];

/** Head of every page of the privacy desk: title, tabs, and what one can do here. */
export function DeskHead({ children }: { children?: ReactNode }) {
  const texts = useTexts(privacyTexts);
  const me = useMe();
  return (
    <header className={lists.head}>
      <h1>{texts.title}</h1>
      <nav className={styles.tabs} aria-label={texts.title}>
        {deskTabs
          .filter(({ route }) => mayCall(me, route))
          .map(({ to, name }) => (
            <Link
              key={to}
              to={to}
              search={{}}
              activeOptions={{ exact: to === '/privacy-desk', includeSearch: false }}
              activeProps={{ 'data-here': true }}
            >
              {texts.tabs[name]}
            </Link>
          ))}
      </nav>
      {children}
    </header>
  );
}

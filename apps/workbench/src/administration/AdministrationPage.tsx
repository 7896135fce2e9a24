import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '#ui/i18n';
import { ImportLink } from '../imports/ImportLink.tsx';
import lists from '../shell/lists/ListPage.module.css';
import styles from './administration.module.css';
import { administrationTexts } from './texts.ts';

/** The parts of administration, in the order of their tabs. */
export const parts = ['staff', 'teams', 'templates', 'goals', 'calendars', 'operator', 'system', 'misuse'] as const;

/** The frame of every page of administration: title, tabs, and what one can do here. */
export function AdministrationPage({ act, children }: { act?: ReactNode; children: ReactNode }) {
  const texts = useTexts(administrationTexts);
  return (
    <div className={lists.page}>
      <header className={lists.head}>
        <h1>{texts.title}</h1>
        <nav className={styles.tabs} aria-label={texts.title}>
          {parts.map((page) => (
            <Link key={page} to="/administration/$page" params={{ page }} activeProps={{ 'data-here': true }}>
              {texts.tabs[page]}
            </Link>
          ))}
          <ImportLink />
        </nav>
        <div className={styles.push}>{act}</div>
      </header>
      <div className={lists.scroll}>{children}</div>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Route } from '#contract';
import { useTexts } from '#ui/i18n';
import { ImportLink } from '../imports/ImportLink.tsx';
import { useKeys } from '../shell/help/use-keys.ts';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import lists from '../shell/lists/ListPage.module.css';
import { listKeys } from '../shell/lists/step-row.ts';
import styles from './administration.module.css';
import { administrationTexts } from './texts.ts';

/** The parts of administration, in the order of their tabs. */
export const parts = ['staff', 'teams', 'templates', 'goals', 'calendars', 'operator', 'system', 'misuse'] as const;

interface AdministrationPageProps {
  /** The operation that answers with the page's list as a file. */
  exported?: Route;
  act?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of administration: title, tabs, and what one can do here. */
export function AdministrationPage({ exported, act, children }: AdministrationPageProps) {
  const texts = useTexts(administrationTexts);
  useKeys(listKeys);
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
        <div className={styles.push}>
          {exported && <ExportMenu route={exported} />}
          {act}
        </div>
      </header>
      <div className={lists.scroll}>{children}</div>
    </div>
  );
}

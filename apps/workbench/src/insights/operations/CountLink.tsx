import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from '../insights.module.css';
import type { CountedSearch } from '../search.ts';

/** What a page is narrowed by, handed on to the lists behind its numbers. */
export type Narrowed = Pick<CountedSearch, 'line' | 'area'>;

interface CountLinkProps {
  to: CountedSearch;
  className?: string | undefined;
  isLate?: boolean;
  'aria-label'?: string;
  title?: string;
  children: ReactNode;
}

/** A link to the cases behind a number. */
export function CountLink({ to, isLate, ...props }: CountLinkProps) {
  return <Link to="/insights/cases" search={to} data-late={isLate || undefined} {...props} />;
}

/** A number in a table that opens its cases; nothing opens nothing. */
export function Count({ to, count, isLate = false }: { to: CountedSearch; count: number; isLate?: boolean }) {
  if (count === 0) return <span className={styles.zero}>0</span>;
  return (
    <CountLink to={to} className={isLate ? styles.late : undefined}>
      {count}
    </CountLink>
  );
}

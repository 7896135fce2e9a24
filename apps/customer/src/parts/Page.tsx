import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import type { Tone } from '#ui/state';
import styles from './page.module.css';
import { partTexts } from './texts.ts';

interface PageProps {
  title: string;
  /** Shown instead of the title's text. */
  heading?: ReactNode;
  /** Where *back* leads when this page is the first of the visit; absent: a page of the bottom bar. */
  backTo?: string;
  onBack?: () => void;
  action?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/** One screen: its title, its way back and its content. */
export function Page({ title, heading, backTo, onBack, action, isWide, children }: PageProps) {
  const router = useRouter();
  const texts = useTexts(partTexts);
  const hasBack = backTo !== undefined || onBack !== undefined;
  const back = () => {
    if (onBack) onBack();
    else if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: backTo });
  };
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles.page} data-width={isWide ? 'wide' : undefined}>
      <header className={styles.head} data-has-back={hasBack}>
        {hasBack && (
          <button type="button" className={styles.back} onClick={back} aria-label={texts.back}>
            <Icon name="back" size={24} />
          </button>
        )}
        <h1>{heading ?? title}</h1>
        {action}
      </header>
      <div className={styles.body}>{children}</div>
    </main>
  );
}

/** A part of a page under a heading. */
export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>
        {title}
        {count !== undefined && <small>{count}</small>}
      </h2>
      {children}
    </section>
  );
}

/** A framed group. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}

const noticeIcons: Readonly<Record<Tone, IconName>> = {
  down: 'warning',
  due: 'warning',
  done: 'done',
  work: 'info',
  rest: 'info',
};

/** A sentence that must be seen; `role` decides whether it is read out at once. */
export function Notice({ tone = 'rest', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'down' ? 'alert' : undefined}>
      <Icon name={noticeIcons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** Says what will stand here and how to get it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Stands where content will be. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const texts = useTexts(partTexts);
  return (
    <div className={styles.skeleton} role="status" aria-label={texts.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={String(row)} />
      ))}
    </div>
  );
}

/** Names and values. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

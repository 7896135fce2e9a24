import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EarlierCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { NextAct } from '../cases/CaseRow.tsx';
import styles from './seen-before.module.css';
import { seenBeforeTexts } from './texts.ts';

type Line = Omit<EarlierCase, 'description' | 'cause' | 'remedy'>;

interface EarlierRowProps {
  line: Line;
  /** On the machine's own page its number says nothing new. */
  hidesMachine?: boolean;
  /** How numbers are drawn; a search marks them. */
  draw?: (text: string) => ReactNode;
  children: ReactNode;
}

/** One case as a logbook tells it; a tap opens it. */
export function EarlierRow({ line, hidesMachine, draw = (text) => text, children }: EarlierRowProps) {
  const texts = useTexts(seenBeforeTexts);
  const formats = useFormats();
  return (
    <Link to="/cases/$caseNumber" params={{ caseNumber: line.caseNumber }} className={styles.row}>
      <span className={styles.top}>
        <NextAct line={line} />
        <time dateTime={line.openedAt}>{formats.date(line.openedAt)}</time>
      </span>
      {children}
      <span className={styles.meta}>
        {line.errorNumber && <b className="mono">{draw(line.errorNumber)}</b>}
        {!hidesMachine && (
          <>
            <span>{draw(line.model)}</span>
            <span className="mono">{draw(line.machineNumber)}</span>
          </>
        )}
        <span className="mono">{draw(line.caseNumber)}</span>
        {line.mine && <span>{texts.mine}</span>}
      </span>
    </Link>
  );
}

/** What it was and what fixed it; while nobody has solved it, what was reported. */
export function WhatFixedIt({ line }: { line: Pick<EarlierCase, 'description' | 'cause' | 'remedy'> }) {
  const texts = useTexts(seenBeforeTexts);
  if (!line.remedy) return <span className={styles.words}>{line.description}</span>;
  return (
    <>
      <span className={styles.words}>
        <i>{texts.remedy}</i>
        {line.remedy}
      </span>
      {line.cause && (
        <span className={styles.cause}>
          <i>{texts.cause}</i>
          {line.cause}
        </span>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import type { DeskCase } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { SeverityBadge, StateBadge, TurnBadge } from '#ui/state';
import { caseWords, peopleWords, useMemberName } from '#ui/words';
import { Copyable } from '../shell/Copyable.tsx';
import { customerTime } from '../shell/time/customer-time.ts';
import { Time } from '../shell/time/Time.tsx';
import styles from './CaseHead.module.css';
import { PrintMenu } from './printing/PrintMenu.tsx';
import { caseTexts } from './texts.ts';

/** Head of a case: which, how bad, in which state, whose turn, until when. */
export function CaseHead({ deskCase, tools }: { deskCase: DeskCase; tools: ReactNode }) {
  const texts = useTexts(caseTexts);
  const words = useTexts(caseWords);
  const lines = useTexts(peopleWords).productLine;
  const nameOf = useMemberName();
  const isWorking = ['sent', 'received', 'in-progress'].includes(deskCase.state);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h2>
          <Copyable text={deskCase.caseNumber} />
          {deskCase.errorNumber && <Copyable text={deskCase.errorNumber} />}
          <span className={styles.line} title={deskCase.description}>
            {deskCase.description.split('\n', 1)[0]}
          </span>
        </h2>
        <div className={styles.tools}>
          <PrintMenu caseNumber={deskCase.caseNumber} />
          {tools}
        </div>
      </div>
      <div className={styles.marks}>
        <SeverityBadge severity={deskCase.severity} />
        <StateBadge state={deskCase.state} />
        {isWorking && <TurnBadge turn={deskCase.turn} reader="staff" />}
        <Promised deskCase={deskCase} isWorking={isWorking} />
        <span className={styles.quiet}>
          {words.reason[deskCase.reason]} · {lines[deskCase.productLine]}
        </span>
        <span className={styles.quiet}>
          {deskCase.openedBy === null ? texts.afterCall : texts.openedBy(nameOf(deskCase.openedBy))}{' '}
          <Time at={deskCase.openedAt} as="relative" />
        </span>
      </div>
    </header>
  );
}

function Promised({ deskCase, isWorking }: { deskCase: DeskCase; isWorking: boolean }) {
  const texts = useTexts(caseTexts);
  const { language } = useLanguage();
  if (!isWorking) return null;
  if (!deskCase.promisedUpdateAt) return <span className={styles.quiet}>{texts.noPromise}</span>;
  const theirs = customerTime(language, deskCase.promisedUpdateAt);
  return (
    <span className={styles.promised} data-late={deskCase.late || undefined}>
      <Icon name={deskCase.late ? 'warning' : 'clock'} size={16} />
      {deskCase.late && <b>{texts.late}</b>}
      <span title={theirs ? texts.customerTime(theirs) : undefined}>
        {texts.promised} <Time at={deskCase.promisedUpdateAt} as="both" />
      </span>
    </span>
  );
}

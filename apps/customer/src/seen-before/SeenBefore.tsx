import { useQuery } from '@tanstack/react-query';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { codeOf } from '#ui/words';
import { EarlierRow, WhatFixedIt } from './EarlierRow.tsx';
import { type Alarm, canLookBack, seenBeforeQuery } from './queries.ts';
import styles from './seen-before.module.css';
import { seenBeforeTexts } from './texts.ts';

/**
 * Earlier cases with this error number and what fixed them, folded. It takes one line from the first moment, so that
 * an answer that comes late moves nothing from under the thumb.
 */
export function SeenBefore(alarm: Alarm) {
  const texts = useTexts(seenBeforeTexts);
  const { data, isPending, fetchStatus, failureReason } = useQuery(seenBeforeQuery(alarm));
  if (!canLookBack(alarm)) return null;
  const isAway = fetchStatus === 'paused' || (failureReason !== null && codeOf(failureReason) === 'try-again');
  if (!data && isAway) return <Line words={texts.away} />;
  if (isPending) return <Line words={texts.looking} isBusy />;
  if (!data) return <Line words={texts.failed} />;
  if (data.count === 0) return <Line words={texts.never} />;
  return (
    <details className={styles.fold}>
      <summary>
        <Icon name="history" />
        <span>{texts.title(data.count)}</span>
        <Icon name="expand" />
      </summary>
      <div className={styles.inside}>
        {data.cases.map((line) => (
          <EarlierRow key={line.caseId} line={line}>
            <WhatFixedIt line={line} />
          </EarlierRow>
        ))}
        {data.count > data.cases.length && <p>{texts.newestOf(data.cases.length, data.count)}</p>}
      </div>
    </details>
  );
}

function Line({ words, isBusy }: { words: string; isBusy?: boolean }) {
  return (
    <p className={styles.line} role="status" aria-busy={isBusy}>
      <Icon name="history" />
      {words}
    </p>
  );
}

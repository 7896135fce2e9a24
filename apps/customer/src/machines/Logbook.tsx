import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { AnonymousCase } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { Button, Empty, partTexts, Skeleton, Trouble } from '../parts/index.ts';
import { EarlierRow, WhatFixedIt } from '../seen-before/EarlierRow.tsx';
import { logbookQuery } from '../seen-before/queries.ts';
import styles from '../seen-before/seen-before.module.css';
import { seenBeforeTexts } from '../seen-before/texts.ts';

const yearOf = (instant: string | undefined) => instant && new Date(instant).getFullYear();

/** The cases of a machine by year, open and ended, with what fixed them. */
export function Logbook({ machineNumber }: { machineNumber: string }) {
  const texts = useTexts(seenBeforeTexts);
  const { loadMore } = useTexts(partTexts);
  const seen = useInfiniteQuery(logbookQuery(machineNumber));
  if (seen.isPending) return <Skeleton rows={3} />;
  if (!seen.data) return <Trouble thrown={seen.error} onAgain={seen.refetch} />;
  const cases = seen.data.pages.flatMap((page) => page.cases);
  const before = seen.data.pages[0]?.before ?? [];
  if (cases.length + before.length === 0) return <Empty title={texts.logbookEmpty}>{texts.logbookEmptyHelp}</Empty>;
  return (
    <div className={styles.list}>
      {cases.map((line, at) => (
        <Fragment key={line.caseId}>
          {yearOf(line.openedAt) !== yearOf(cases[at - 1]?.openedAt) && (
            <h3 className={styles.year}>{yearOf(line.openedAt)}</h3>
          )}
          <EarlierRow line={line} hidesMachine>
            <WhatFixedIt line={line} />
          </EarlierRow>
        </Fragment>
      ))}
      {before.length > 0 && !seen.hasNextPage && <Before cases={before} />}
      {seen.hasNextPage && (
        <Button look="plain" isBusy={seen.isFetchingNextPage} onClick={() => void seen.fetchNextPage()}>
          {loadMore}
        </Button>
      )}
    </div>
  );
}

/** What the machine had before it came here: month, number and two words, nothing else. */
function Before({ cases }: { cases: readonly AnonymousCase[] }) {
  const texts = useTexts(seenBeforeTexts);
  const words = useTexts(caseWords);
  return (
    <>
      <h3 className={styles.year}>{texts.beforeUs}</h3>
      <p className={styles.note}>{texts.beforeUsHelp}</p>
      <ul className={styles.before}>
        {cases.map(({ month, errorNumber, causeCode, remedyCode }, at) => (
          <li key={`${month}-${errorNumber}-${String(at)}`}>
            <span>{month}</span>
            <b className="mono">{errorNumber ?? '—'}</b>
            <span>
              {[causeCode && words.causeCode[causeCode], remedyCode && words.remedyCode[remedyCode]]
                .filter(Boolean)
                .join(' → ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

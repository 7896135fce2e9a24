import { Link } from '@tanstack/react-router';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

/** From which case an entry comes, and in which other one it stands since a split. */
export function Elsewhere({ entry: { from, alsoIn } }: { entry: { from?: string; alsoIn?: string } }) {
  const texts = useTexts(timelineTexts);
  return (
    <>
      {from && (
        <span className={styles.from} title={texts.from(from)}>
          <Icon name={from === alsoIn ? 'split' : 'merged'} size={13} />
          <CaseLink caseNumber={from} />
        </span>
      )}
      {alsoIn && alsoIn !== from && (
        <span className={styles.from}>
          <Icon name="split" size={13} />
          <WithLinks words={texts.alsoIn(alsoIn)} />
        </span>
      )}
    </>
  );
}

/** Words with a link at every case number but that of the case one reads. */
export function WithLinks({ words, reading }: { words: string; reading?: string }) {
  return (
    <span className={reading ? styles.linked : undefined}>
      {words.split(/(C-\d{6,9})/).map((part, at) =>
        // Every second part is a number.
        at % 2 === 1 && part !== reading ? <CaseLink key={part} caseNumber={part} /> : part,
      )}
    </span>
  );
}

const CaseLink = ({ caseNumber }: { caseNumber: string }) => (
  <Link to="/cases/$caseNumber" params={{ caseNumber }} className="mono">
    {caseNumber}
  </Link>
);

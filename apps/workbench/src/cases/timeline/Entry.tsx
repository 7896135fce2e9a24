import type { ReactNode } from 'react';
import type { AttachedFile, DeskCase, DeskTimelineEntry } from '#contract';
import { AttachedFiles } from '#ui/attached';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useMemberName } from '#ui/words';
import { Time } from '../../shell/time/Time.tsx';
import { caseTexts } from '../texts.ts';
import { useEventWords } from './event-words.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

interface EntryProps {
  entry: DeskTimelineEntry;
  deskCase: DeskCase;
}

/** One entry: what people wrote as a card, what happened as a slim line, what only staff see with a yellow edge. */
export function Entry({ entry, deskCase }: EntryProps) {
  const texts = useTexts(timelineTexts);
  switch (entry.kind) {
    case 'opened':
      return (
        <Card
          side={entry.by.side}
          by={entry.by.name}
          at={entry.at}
          what={entry.by.side === 'maker' ? texts.openedAfterCall : texts.opened}
          files={deskCase.attachments}
        >
          {deskCase.description}
        </Card>
      );
    case 'reply':
      return (
        <Card side={entry.by.side} by={entry.by.name} at={entry.at} files={entry.files}>
          {entry.text}
        </Card>
      );
    case 'objected':
      return (
        <Card side="customer" by={entry.by.name} at={entry.at} what={texts.objected}>
          {entry.text}
        </Card>
      );
    case 'solved':
      return (
        <Card side={entry.by.side} by={entry.by.name} at={entry.at} what={texts.solved}>
          <dl className={styles.solution}>
            <dt>{texts.cause}</dt>
            <dd>{entry.cause}</dd>
            <dt>{texts.remedy}</dt>
            <dd>{entry.remedy}</dd>
          </dl>
        </Card>
      );
    case 'note':
    case 'call-note':
      return (
        <Card side="staff" by={entry.by} at={entry.at} what={entry.kind === 'note' ? texts.note : texts.callNote}>
          {entry.text}
        </Card>
      );
    default:
      return <EventLine entry={entry} />;
  }
}

interface CardProps {
  side: 'customer' | 'maker' | 'staff';
  by: string;
  at: string;
  what?: string;
  files?: readonly AttachedFile[];
  children: ReactNode;
}

function Card({ side, by, at, what, files = [], children }: CardProps) {
  const nameOf = useMemberName();
  return (
    <li className={styles.card} data-side={side}>
      <p className={styles.by}>
        <strong>{nameOf(by)}</strong>
        {what && <span>{what}</span>}
        {side === 'staff' && <StaffOnly />}
        <Time at={at} />
      </p>
      {typeof children === 'string' ? <p className={styles.text}>{children}</p> : children}
      {files.length > 0 && (
        <div className={styles.files}>
          <AttachedFiles files={files} />
        </div>
      )}
    </li>
  );
}

function StaffOnly() {
  const texts = useTexts(caseTexts);
  return (
    <span className={styles.staffOnly}>
      <Icon name="closed" size={13} />
      {texts.staffOnly}
    </span>
  );
}

function EventLine({ entry }: { entry: DeskTimelineEntry }) {
  const { icon, words, isStaffOnly } = useEventWords(entry);
  return (
    <li className={styles.event} data-staff={isStaffOnly || undefined}>
      <Icon name={icon} size={15} />
      <span>{words}</span>
      {isStaffOnly && <StaffOnly />}
      <Time at={entry.at} />
    </li>
  );
}

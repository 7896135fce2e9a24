import type { ReactNode } from 'react';
import type { AttachedFile, DeskCase, DeskTimelineEntry } from '#contract';
import { AttachedFiles } from '#ui/attached';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useMemberName } from '#ui/words';
import { Time } from '../../shell/time/Time.tsx';
import { caseTexts } from '../texts.ts';
import { Elsewhere, WithLinks } from './Elsewhere.tsx';
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
          entry={entry}
          side={entry.by.side}
          what={entry.by.side === 'maker' ? texts.openedAfterCall : texts.opened}
          files={deskCase.attachments}
        >
          {deskCase.description}
        </Card>
      );
    case 'also-opened':
      return (
        <Card entry={entry} side={entry.by.side} what={texts.alsoOpened} files={entry.files}>
          {entry.text}
        </Card>
      );
    case 'reply':
      return (
        <Card entry={entry} side={entry.by.side} files={entry.files}>
          {entry.text}
        </Card>
      );
    case 'objected':
      return (
        <Card entry={entry} side="customer" what={texts.objected}>
          {entry.text}
        </Card>
      );
    case 'solved':
      return (
        <Card entry={entry} side={entry.by.side} what={texts.solved}>
          <Solution cause={entry.cause} remedy={entry.remedy} />
        </Card>
      );
    case 'note':
    case 'call-note':
      return (
        <Card entry={entry} side="staff" what={entry.kind === 'note' ? texts.note : texts.callNote}>
          {entry.text}
        </Card>
      );
    default:
      return <EventLine entry={entry} deskCase={deskCase} />;
  }
}

function Solution({ cause, remedy }: { cause: string; remedy: string }) {
  const texts = useTexts(timelineTexts);
  return (
    <dl className={styles.solution}>
      <dt>{texts.cause}</dt>
      <dd>{cause}</dd>
      <dt>{texts.remedy}</dt>
      <dd>{remedy}</dd>
    </dl>
  );
}

interface CardProps {
  entry: Extract<DeskTimelineEntry, { by: unknown }>;
  side: 'customer' | 'maker' | 'staff';
  what?: string;
  files?: readonly AttachedFile[];
  children: ReactNode;
}

function Card({ entry, side, what, files = [], children }: CardProps) {
  const { by, at } = entry;
  const nameOf = useMemberName();
  return (
    <li className={styles.card} data-side={side}>
      <p className={styles.by}>
        <strong>{nameOf(typeof by === 'string' ? by : by.name)}</strong>
        {what && <span>{what}</span>}
        <Elsewhere entry={entry} />
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

function EventLine({ entry, deskCase }: EntryProps) {
  const { icon, words, isStaffOnly, hasLinks } = useEventWords(entry, deskCase);
  return (
    <li className={styles.event} data-staff={isStaffOnly || undefined}>
      <Icon name={icon} size={15} />
      {hasLinks ? <WithLinks words={words} reading={deskCase.caseNumber} /> : <span>{words}</span>}
      <Elsewhere entry={entry} />
      {isStaffOnly && <StaffOnly />}
      <Time at={entry.at} />
    </li>
  );
}

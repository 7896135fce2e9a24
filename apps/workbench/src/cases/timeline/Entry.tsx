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
      return <EventLine entry={entry} caseNumber={deskCase.caseNumber} />;
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

function Card({ entry: { by, at, from }, side, what, files = [], children }: CardProps) {
  const nameOf = useMemberName();
  return (
    <li className={styles.card} data-side={side}>
      <p className={styles.by}>
        <strong>{nameOf(typeof by === 'string' ? by : by.name)}</strong>
        {what && <span>{what}</span>}
        {from && <From caseNumber={from} />}
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

/** From which merged case an entry comes. */
function From({ caseNumber }: { caseNumber: string }) {
  const texts = useTexts(timelineTexts);
  return (
    <span className={styles.from} title={texts.from(caseNumber)}>
      <Icon name="merged" size={13} />
      <span className="mono">{caseNumber}</span>
    </span>
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

function EventLine({ entry, caseNumber }: { entry: DeskTimelineEntry; caseNumber: string }) {
  const { icon, words, isStaffOnly } = useEventWords(entry, caseNumber);
  return (
    <li className={styles.event} data-staff={isStaffOnly || undefined}>
      <Icon name={icon} size={15} />
      <span>{words}</span>
      {entry.from && <From caseNumber={entry.from} />}
      {isStaffOnly && <StaffOnly />}
      <Time at={entry.at} />
    </li>
  );
}

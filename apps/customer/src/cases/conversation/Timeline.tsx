import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { AttachedFile, Case, TimelineEntry } from '#contract';
import { AttachedFiles } from '#ui/attached';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { caseWords, useMemberName } from '#ui/words';
import styles from './conversation.module.css';
import { conversationTexts } from './texts.ts';

/** Everything that happened, oldest first, in one line of time. */
export function Timeline({ seen }: { seen: Case }) {
  const texts = useTexts(conversationTexts);
  const formats = useFormats();
  let day = '';
  return (
    <section className={styles.timeline} aria-label={texts.timeline}>
      {seen.timeline.map((entry) => {
        const entryDay = formats.date(entry.at);
        const isNewDay = entryDay !== day;
        day = entryDay;
        return (
          <Fragment key={entry.entryId}>
            {isNewDay && <div className={styles.day}>{formats.weekday(entry.at)}</div>}
            <Entry entry={entry} seen={seen} />
          </Fragment>
        );
      })}
    </section>
  );
}

/** When the maker acts next, or that it is no longer set. */
function usePromiseWords(): (when: string | null) => string {
  const texts = useTexts(conversationTexts);
  const formats = useFormats();
  return (when) => (when ? texts.promised(formats.dateTime(when)) : texts.promiseDropped);
}

/** What the case began with: written by a colleague, or by the maker after a call. */
function Opening({ entry, seen }: { entry: Extract<TimelineEntry, { kind: 'opened' }>; seen: Case }) {
  const texts = useTexts(conversationTexts);
  const heading = entry.by.side === 'maker' ? { heading: texts.openedAfterCall } : {};
  return <Said entry={entry} text={seen.description} files={seen.attachments} {...heading} />;
}

/** Who called, or that nobody gave a name (S2.4). */
function useCallWords(): (callerName: string | null) => string {
  const texts = useTexts(conversationTexts);
  const nameOf = useMemberName();
  return (callerName) => (callerName === null ? texts.unnamedCall : texts.call(nameOf(callerName)));
}

function Entry({ entry, seen }: { entry: TimelineEntry; seen: Case }) {
  const nameOf = useMemberName();
  const callWords = useCallWords();
  const texts = useTexts(conversationTexts);
  const words = useTexts(caseWords);
  const promiseWords = usePromiseWords();
  switch (entry.kind) {
    case 'opened':
      return <Opening entry={entry} seen={seen} />;
    case 'also-opened':
      return <Said entry={entry} heading={texts.alsoOpened} text={entry.text} files={entry.files} />;
    case 'merged':
    case 'unmerged':
    case 'split':
      return <Other entry={entry} seen={seen} />;
    case 'reply':
      return <Said entry={entry} text={entry.text} files={entry.files} />;
    case 'objected':
      return <Said entry={entry} text={entry.text} heading={texts.objected} />;
    case 'solved':
      return (
        <Said entry={entry} heading={texts.solved}>
          <Named name={texts.cause} text={entry.cause} />
          <Named name={texts.remedy} text={entry.remedy} />
        </Said>
      );
    case 'call':
      return <Fact entry={entry} icon="phone" words={callWords(entry.callerName)} />;
    case 'joined':
      return (
        <Fact
          entry={entry}
          icon="people"
          words={entry.by.isMe ? texts.joinedByMe : texts.joined(nameOf(entry.by.name))}
        />
      );
    case 'received':
      return <Fact entry={entry} icon={entry.kind} words={texts.received} />;
    case 'turn':
      return <Fact entry={entry} icon={entry.turn} words={words.turn[entry.turn]} />;
    case 'promise':
      return <Fact entry={entry} icon="clock" words={promiseWords(entry.promisedUpdateAt)} />;
    case 'closed':
      return <Fact entry={entry} icon="closed" words={texts[entry.how]} />;
    case 'stopped': {
      const why = words.stopReason[entry.reason];
      return <Fact entry={entry} icon="stopped" words={texts.stopped(entry.text ? `${why}. ${entry.text}` : why)} />;
    }
  }
}

/** That a case goes on in another, or no more, or was split off: as it reads in each of the two. */
function Other({ entry, seen }: { entry: Extract<TimelineEntry, { caseNumber: string }>; seen: Case }) {
  const texts = useTexts(conversationTexts);
  const isThis = entry.caseNumber === seen.caseNumber;
  const words = texts[entry.kind][isThis ? 'away' : 'here'];
  const first = entry.kind === 'split' ? entry.of : entry.into;
  const icon = entry.kind === 'split' ? 'split' : 'merged';
  const other = isThis ? first : entry.caseNumber;
  return <Fact entry={entry} icon={icon} words={<Leading words={words(other)} to={other} />} />;
}

/** Words that lead to the other case they name. */
function Leading({ words, to }: { words: string; to: string }) {
  const [before, after] = words.split(to);
  return (
    <>
      {before}
      <Link to="/cases/$caseNumber" params={{ caseNumber: to }}>
        {to}
      </Link>
      {after}
    </>
  );
}

/** From which other case an entry comes, and in which one it stands too since a split. */
function Elsewhere({ entry: { from, alsoIn } }: { entry: TimelineEntry }) {
  const texts = useTexts(conversationTexts);
  return (
    <>
      {from && (
        <span className={styles.from}>
          <Leading words={texts.from(from)} to={from} />
        </span>
      )}
      {alsoIn && alsoIn !== from && (
        <span className={styles.from}>
          <Leading words={texts.alsoIn(alsoIn)} to={alsoIn} />
        </span>
      )}
    </>
  );
}

function Fact({ entry, icon, words }: { entry: TimelineEntry; icon: IconName; words: ReactNode }) {
  const { at } = entry;
  const formats = useFormats();
  return (
    <div className={styles.fact}>
      <Icon name={icon} size={16} />
      <time dateTime={at}>{formats.time(at)}</time>
      <span>
        {words} <Elsewhere entry={entry} />
      </span>
    </div>
  );
}

interface SaidProps {
  entry: Extract<TimelineEntry, { by: unknown }>;
  heading?: string;
  text?: string;
  files?: readonly AttachedFile[];
  children?: ReactNode;
}

function Said({ entry, heading, text, files, children }: SaidProps) {
  const texts = useTexts(conversationTexts);
  const formats = useFormats();
  const { by } = entry;
  const nameOf = useMemberName();
  return (
    <article className={styles.said} data-side={by.side} data-kind={entry.kind}>
      <header className={styles.who}>
        <span>
          <b>{by.isMe ? texts.me : nameOf(by.name)}</b>
          {by.side === 'maker' && ` · ${texts.maker}`} <Elsewhere entry={entry} />
        </span>
        <time dateTime={entry.at}>{formats.time(entry.at)}</time>
      </header>
      {heading && <strong>{heading}</strong>}
      {text && <p className={styles.text}>{text}</p>}
      {children}
      {files && <AttachedFiles files={files} />}
    </article>
  );
}

function Named({ name, text }: { name: string; text: string }) {
  return (
    <p className={styles.pair}>
      <b>{name}</b>
      <span className={styles.text}>{text}</span>
    </p>
  );
}

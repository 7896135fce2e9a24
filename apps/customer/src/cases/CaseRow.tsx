import { Link } from '@tanstack/react-router';
import type { CaseLine } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { SeverityBadge, StateBadge, TurnBadge } from '#ui/state';
import { useMemberName } from '#ui/words';
import styles from './cases.module.css';
import { caseTexts } from './texts.ts';

/** True while the maker still works on a case. */
export const isUnderWay = (line: Pick<CaseLine, 'state'>): boolean =>
  ['sent', 'received', 'in-progress'].includes(line.state);

/** Who acts next; a solved or ended case shows its state instead. */
export function NextAct({ line }: { line: Pick<CaseLine, 'state' | 'turn'> }) {
  if (line.state === 'in-progress') return <TurnBadge turn={line.turn} />;
  return <StateBadge state={line.state} />;
}

/** When the maker will next act; late is said plainly. */
export function PromisedUpdate({ line }: { line: Pick<CaseLine, 'state' | 'turn' | 'promisedUpdateAt'> }) {
  const texts = useTexts(caseTexts);
  const formats = useFormats();
  if (!line.promisedUpdateAt || !isUnderWay(line)) return null;
  // While it is the customer's turn the promise waits, and cannot be late.
  const waits = line.turn === 'customer';
  const isLate = !waits && new Date(line.promisedUpdateAt) < new Date();
  const when = formats.dateTime(line.promisedUpdateAt);
  const words = isLate ? texts.lateUpdate(when) : texts.nextUpdate(when);
  return (
    <span className={styles.promise} data-late={isLate}>
      <Icon name={isLate ? 'warning' : 'clock'} size={16} />
      {waits ? texts.updateAfterReply : words}
    </span>
  );
}

/** True when the company has to do something. */
export const needsCustomer = (line: Pick<CaseLine, 'state' | 'turn'>): boolean =>
  line.state === 'solved' || (isUnderWay(line) && line.turn === 'customer');

/** One case in a list. */
export function CaseRow({ line, hidesMachine }: { line: CaseLine; hidesMachine?: boolean }) {
  const nameOf = useMemberName();
  const texts = useTexts(caseTexts);
  const formats = useFormats();
  return (
    <Link
      to="/cases/$caseNumber"
      params={{ caseNumber: line.caseNumber }}
      className={styles.line}
      data-due={needsCustomer(line)}
    >
      <span className={styles.top}>
        <NextAct line={line} />
        {isUnderWay(line) && <SeverityBadge severity={line.severity} isPlain />}
      </span>
      <span className={styles.words}>{line.description}</span>
      <span className={styles.meta}>
        {!hidesMachine && (
          <>
            <b>{line.model}</b>
            <b className="mono">{line.machineNumber}</b>
          </>
        )}
        {line.errorNumber && <b className="mono">{line.errorNumber}</b>}
      </span>
      <span className={styles.meta}>
        <span className="mono">{line.caseNumber}</span>
        {line.goesOnIn && <span className="mono">→ {line.goesOnIn}</span>}
        <span>
          {texts.by(line.openedBy === null ? texts.afterCall : nameOf(line.openedBy), formats.brief(line.openedAt))}
        </span>
        {line.files > 0 && <span>{texts.files(line.files)}</span>}
      </span>
      <PromisedUpdate line={line} />
    </Link>
  );
}

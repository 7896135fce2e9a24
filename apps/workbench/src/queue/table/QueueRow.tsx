import { Link } from '@tanstack/react-router';
import type { DeskCaseLine } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords } from '#ui/words';
import { clockTexts } from '../../cases/clocks/texts.ts';
import { ageIn } from '../../shell/time/age.ts';
import { minute } from '../../shell/time/minute.ts';
import { Time } from '../../shell/time/Time.tsx';
import type { Choice } from '../choosing/use-choice.ts';
import { queueTexts } from '../texts.ts';
import { ChooseOne } from './Choosing.tsx';
import cells from './cells.module.css';
import styles from './table.module.css';

interface QueueRowProps {
  line: DeskCaseLine;
  isOpen: boolean;
  isGone: boolean;
  /** Whether Tab stops at this row. */
  isStop: boolean;
  hasChanged: boolean;
  choice: Choice | undefined;
  onOpen: () => void;
}

const severityIcons = { down: 'down', limited: 'limited', running: 'running' } as const;
const turnIcons = { maker: 'maker', customer: 'customer', parts: 'parts', visit: 'visit' } as const;

/** One case in a list. The number is the link; a click anywhere in the row follows it. */
export function QueueRow({ line, isOpen, isGone, isStop, hasChanged, choice, onOpen }: QueueRowProps) {
  const texts = useTexts(queueTexts);
  const words = useTexts(caseWords);
  const { language } = useLanguage();
  const now = minute.use();
  return (
    // The link in the row is what keyboards and readers use; the row is only its larger target.
    <tr
      className={styles.row}
      data-open={isOpen || undefined}
      data-gone={isGone || undefined}
      data-changed={hasChanged || undefined}
      data-case={line.caseNumber}
      onClick={(event) => (event.target as Element).closest('a, input, label') || onOpen()}
    >
      {choice && <ChooseOne choice={choice} caseNumber={line.caseNumber} isGone={isGone} />}
      <td className={styles.severity} data-severity={line.severity} title={words.severity[line.severity]}>
        <div>
          <Icon name={severityIcons[line.severity]} size={16} />
          <span>{words.severity[line.severity]}</span>
        </div>
      </td>
      <td className={styles.number}>
        <Link
          to="."
          search={(before: object) => ({ ...before, open: line.caseNumber })}
          className={styles.link}
          tabIndex={isStop ? 0 : -1}
          aria-current={isOpen || undefined}
        >
          {line.caseNumber}
        </Link>
        {hasChanged && <span className={styles.changed}>{texts.changed}</span>}
        {isGone && <span className={styles.changed}>{texts.gone}</span>}
      </td>
      <AboutCells line={line} />
      <td className={styles.turn}>{isWaiting(line) ? <TurnCell line={line} /> : words.state[line.state]}</td>
      <td className={styles.promised}>
        <PromisedCell line={line} />
      </td>
      <td className={styles.assignee}>
        <span className={line.assignee ? undefined : styles.nobody}>{line.assignee?.name ?? texts.unassigned}</span>
      </td>
      <td className={styles.priority} data-priority={line.priority}>
        {words.priority[line.priority]}
      </td>
      <td className={styles.age}>{ageIn(language, line.openedAt, now)}</td>
    </tr>
  );
}

function AboutCells({ line }: { line: DeskCaseLine }) {
  return (
    <>
      <td className={styles.company} title={line.companyName}>
        <span>{line.companyName}</span>
      </td>
      <td className={styles.machine}>
        <span className="mono">{line.machineNumber}</span>
        <small>{line.model}</small>
      </td>
      <td className={styles.error}>
        <span className="mono">{line.errorNumber ?? ''}</span>
      </td>
      <td className={styles.description}>
        <span>{line.description.split('\n', 1)[0]}</span>
      </td>
    </>
  );
}

const isWaiting = ({ state }: DeskCaseLine) => state === 'sent' || state === 'received' || state === 'in-progress';

function TurnCell({ line }: { line: DeskCaseLine }) {
  const words = useTexts(caseWords);
  return (
    <span className={cells.turnCell}>
      <Icon name={turnIcons[line.turn]} size={16} />
      <span>
        {words.deskTurn[line.turn]}
        {line.state === 'sent' && <small>{words.state.sent}</small>}
      </span>
    </span>
  );
}

function PromisedCell({ line }: { line: DeskCaseLine }) {
  const texts = useTexts(queueTexts);
  const clocks = useTexts(clockTexts);
  if (isWaiting(line) && line.turn === 'customer') return <span className={styles.nobody}>{clocks.state.paused}</span>;
  if (!line.dueAt || !line.dueOf || !isWaiting(line)) return <span className={styles.nobody}>{texts.none}</span>;
  return (
    <span className={cells.promise} data-late={line.late || undefined} title={clocks.dueOf[line.dueOf]}>
      {line.late ? (
        <b>
          <Icon name="warning" size={14} />
          {texts.late}
        </b>
      ) : (
        <small>{clocks.dueOf[line.dueOf]}</small>
      )}
      <Time at={line.dueAt} as="short" />
    </span>
  );
}

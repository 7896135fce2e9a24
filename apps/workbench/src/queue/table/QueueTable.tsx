import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DeskCaseLine } from '#contract';
import { useTexts } from '#ui/i18n';
import { unseenChanges } from '../../region/use-live.ts';
import { shellTexts } from '../../shell/texts.ts';
import type { Choice } from '../choosing/use-choice.ts';
import type { HeldRow } from '../stable-order.ts';
import { queueTexts } from '../texts.ts';
import { ChooseAll } from './Choosing.tsx';
import { QueueRow } from './QueueRow.tsx';
import styles from './table.module.css';

const columns = [
  'severity',
  'number',
  'company',
  'machine',
  'error',
  'description',
  'turn',
  'promised',
  'assignee',
  'priority',
  'age',
] as const;

interface QueueTableProps {
  rows: readonly HeldRow<DeskCaseLine>[];
  label: string;
  openNumber: string | undefined;
  onOpen: (caseNumber: string) => void;
  onHold: (isHeld: boolean) => void;
  choice: Choice | undefined;
  more: (() => void) | undefined;
  isLoadingMore: boolean;
}

// One stop for Tab: the row that the keyboard was at last, else the open case's, else the first. The arrows do the rest,
// and Tab goes on to what stands behind the list.
function stopOf(rows: QueueTableProps['rows'], marked: string | undefined, openNumber: string | undefined) {
  const has = (wanted: string | undefined) => rows.some(({ row }) => row.caseNumber === wanted);
  return [marked, openNumber].find((wanted) => wanted !== undefined && has(wanted)) ?? rows[0]?.row.caseNumber;
}

// The list becomes narrow when a case opens, and its rows move.
function useOpenRowInSight(body: RefObject<HTMLTableSectionElement | null>, openNumber: string | undefined): void {
  useEffect(() => {
    if (openNumber === undefined) return;
    body.current?.querySelector(`tr[data-case="${CSS.escape(openNumber)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [body, openNumber]);
}

/** The dense list of cases. */
export function QueueTable({ rows, label, openNumber, onOpen, onHold, choice, more, isLoadingMore }: QueueTableProps) {
  const changed = unseenChanges.use();
  const body = useRef<HTMLTableSectionElement>(null);
  const [marked, mark] = useState<string | undefined>(undefined);
  const stop = stopOf(rows, marked, openNumber);
  useOpenRowInSight(body, openNumber);
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <Columns choice={choice} />
        <tbody
          ref={body}
          onPointerEnter={(event) => event.pointerType === 'mouse' && onHold(true)}
          onPointerLeave={() => onHold(false)}
          onFocus={(event) => {
            mark(event.target.closest('tr')?.dataset.case);
            onHold(true);
          }}
          onBlur={() => onHold(false)}
        >
          {rows.map(({ row, isGone }) => (
            <QueueRow
              key={row.caseId}
              line={row}
              isGone={isGone}
              isOpen={row.caseNumber === openNumber}
              isStop={row.caseNumber === stop}
              hasChanged={changed.has(row.caseNumber)}
              choice={choice}
              onOpen={() => onOpen(row.caseNumber)}
            />
          ))}
        </tbody>
      </table>
      <Foot rows={rows} more={more} isLoadingMore={isLoadingMore} body={body} />
    </>
  );
}

function Columns({ choice }: Pick<QueueTableProps, 'choice'>) {
  const texts = useTexts(queueTexts);
  return (
    <thead>
      <tr>
        {choice && <ChooseAll choice={choice} />}
        {columns.map((column) => (
          <th key={column} scope="col" className={styles[column]}>
            {texts[column]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface FootProps extends Pick<QueueTableProps, 'rows' | 'more' | 'isLoadingMore'> {
  body: RefObject<HTMLTableSectionElement | null>;
}

function Foot({ rows, more, isLoadingMore, body }: FootProps) {
  const texts = useTexts(queueTexts);
  const shell = useTexts(shellTexts);
  const load = () => {
    more?.();
    // A busy button loses the keyboard; `j` goes on with the rows that come.
    body.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.more}>
      {more ? (
        <Button variant="default" size="xs" loading={isLoadingMore} onClick={load}>
          {shell.more}
        </Button>
      ) : (
        <span>{texts.shown(rows.length)}</span>
      )}
    </div>
  );
}

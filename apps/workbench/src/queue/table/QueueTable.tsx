import { Button } from '@mantine/core';
import { useRef } from 'react';
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

/** The dense list of cases. */
export function QueueTable({ rows, label, openNumber, onOpen, onHold, choice, more, isLoadingMore }: QueueTableProps) {
  const texts = useTexts(queueTexts);
  const shell = useTexts(shellTexts);
  const changed = unseenChanges.use();
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    <>
      <table className={styles.table} aria-label={label}>
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
        <tbody
          ref={body}
          onPointerEnter={(event) => event.pointerType === 'mouse' && onHold(true)}
          onPointerLeave={() => onHold(false)}
        >
          {rows.map(({ row, isGone }) => (
            <QueueRow
              key={row.caseId}
              line={row}
              isGone={isGone}
              isOpen={row.caseNumber === openNumber}
              hasChanged={changed.has(row.caseNumber)}
              choice={choice}
              onOpen={() => onOpen(row.caseNumber)}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.more}>
        {more ? (
          <Button variant="default" size="xs" onClick={more} loading={isLoadingMore}>
            {shell.more}
          </Button>
        ) : (
          <span>{texts.shown(rows.length)}</span>
        )}
      </div>
    </>
  );
}

import { useState } from 'react';
import type { DeskCaseLine } from '#contract';
import { type HeldRow, heldOrder } from './stable-order.ts';

const idOf = ({ caseId }: DeskCaseLine) => caseId;

/** Rows whose order is held while somebody points at them; another list (`listKey`) starts afresh. */
export function useHeldRows(rows: readonly DeskCaseLine[], isHeld: boolean, listKey: string) {
  const [base, setBase] = useState({ rows, listKey });
  const isStale = base.listKey !== listKey || base.rows.length === 0;
  if ((isStale || !isHeld) && (base.rows !== rows || base.listKey !== listKey)) setBase({ rows, listKey });
  if (isStale || !isHeld) return { rows: rows.map((row): HeldRow<DeskCaseLine> => ({ row, isGone: false })), news: 0 };
  return heldOrder(base.rows, rows, idOf);
}

import { useCallback, useMemo, useState } from 'react';
import { assignedAtOnce, type DeskCaseLine } from '#contract';
import type { HeldRow } from '../stable-order.ts';

/** The cases that are chosen in a list. */
export interface Choice {
  readonly chosen: ReadonlySet<string>;
  /** Every case that is shown, as far as so many can be assigned at once. */
  readonly isAll: boolean;
  toggle(caseNumber: string): void;
  all(): void;
  clear(): void;
}

/** Chooses among the rows that are shown; a case that is shown no more is chosen no more. */
export function useChoice(rows: readonly HeldRow<DeskCaseLine>[]): Choice {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => rows.filter(({ isGone }) => !isGone).map(({ row }) => row.caseNumber), [rows]);
  const chosen = useMemo(() => new Set(shown.filter((one) => wanted.has(one))), [shown, wanted]);
  const able = shown.slice(0, assignedAtOnce);
  const toggle = useCallback(
    (caseNumber: string) =>
      setWanted((before) => {
        const now = new Set(before);
        if (!now.delete(caseNumber) && now.size < assignedAtOnce) now.add(caseNumber);
        return now;
      }),
    [],
  );
  const clear = useCallback(() => setWanted(new Set()), []);
  const isAll = able.length > 0 && able.every((one) => chosen.has(one));
  return { chosen, isAll, toggle, clear, all: () => setWanted(new Set(able)) };
}

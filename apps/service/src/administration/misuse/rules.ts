import type { Misuse } from '#contract';
import { conspicuousFrom } from '#platform/access-log';

type Reason = Misuse['conspicuous'][number]['why'][number];

/** What was counted of one person or address. */
export interface Counted {
  readonly failedSignIns: number;
  readonly notFound: number;
  readonly inBusiestHour: number;
}

/** Why somebody is conspicuous; empty: they are not. */
export function reasonsOf({ failedSignIns, notFound, inBusiestHour }: Counted): Reason[] {
  const counts: Record<Reason, number> = {
    'failed-sign-ins': failedSignIns,
    'foreign-ids': notFound,
    volume: inBusiestHour,
  };
  return (Object.keys(counts) as Reason[]).filter((reason) => counts[reason] >= conspicuousFrom[reason]);
}

import { type Presence, type PresenceHint, presenceLastsMs, problem } from '#contract';
import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Scope, StaffActor } from '../../people/index.ts';
import { casePlaceAcrossCompanies, presenceTold } from './queries.ts';

/** A presence as processes tell each other, with where the case lies. */
export interface PresenceChange extends PresenceHint {
  readonly productLine: Scope['productLines'][number];
  readonly area: string;
}

/** Tells every process that somebody is at a case within their scope; nothing of it is stored. @throws problem case-not-found */
export async function tellPresence(
  act: Act<StaffActor>,
  caseNumber: string,
  { tab, doing }: { readonly tab: string; readonly doing: Presence },
): Promise<void> {
  const place = await casePlaceAcrossCompanies(act.tx, act.actor.scope, caseNumber);
  if (!place) throw problem('case-not-found');
  const { product_line: productLine, area } = place;
  presenceTold(act.tx, { caseNumber, staffId: act.actor.staffId, tab, doing, productLine, area });
}

/** Who is at which case, as one process heard it: in memory, for as long as a page counts as there. */
export interface Presences {
  note(change: PresenceHint): void;
  /** Whether somebody is at a case now, and so may hear who else is. */
  isAt(staffId: string, caseNumber: string): boolean;
  /** How many pages are known now. */
  readonly size: () => number;
}

/** Opens what one process knows of presences. */
export function openPresences(clock: Clock): Presences {
  const pages = new Map<string, PresenceHint & { readonly until: number }>();
  const sweep = () => {
    const now = clock.now().getTime();
    for (const [tab, { until }] of pages) if (until <= now) pages.delete(tab);
  };
  return {
    note(change) {
      sweep();
      if (change.doing === 'gone') pages.delete(change.tab);
      else pages.set(change.tab, { ...change, until: clock.now().getTime() + presenceLastsMs });
    },
    isAt(staffId, caseNumber) {
      sweep();
      return [...pages.values()].some((page) => page.staffId === staffId && page.caseNumber === caseNumber);
    },
    size: () => pages.size,
  };
}

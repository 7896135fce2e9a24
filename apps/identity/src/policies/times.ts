import { firstPolicyYear, type HandedPolicy, latestEffectDays } from '#contract';
import { Distrusted } from '../server/bounded.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Before this software was there, nothing can have been published with it. */
const firstDay = Date.parse('2025-01-01T00:00:00Z');
/** The day before: it begins earlier in China than by this clock. */
const firstArchivedDay = Date.UTC(firstPolicyYear, 0, 1) - dayMs;
/** The clocks of two hosts differ by less. */
const clocksDifferMs = 10 * minuteMs;
const aheadMs = latestEffectDays * dayMs;

type Handed = NonNullable<HandedPolicy['next']>;

/**
 * Takes over no version whose times cannot be: home serves it for years, and asks people by them (S8.1, S8.2).
 * @param latest when the version that takes effect last of those home has does so
 * @throws Distrusted
 */
export function requireTimes({ version, archived, ...told }: Handed, now: Date, latest: Date | null): void {
  const [published, effective] = [Date.parse(told.publishedAt), Date.parse(told.effectiveAt)];
  const [from, to] = archived
    ? [firstArchivedDay, now.getTime() + dayMs]
    : [firstDay, now.getTime() + clocksDifferMs + aheadMs];
  const isPublished = published >= from && published <= now.getTime() + (archived ? dayMs : clocksDifferMs);
  if (!isPublished || !(effective >= from && effective <= to))
    throw new Distrusted('date', `policy ${version}: its times cannot be`);
  if (!archived && latest && effective < latest.getTime())
    throw new Distrusted('order', `policy ${version}: takes effect before one that home has`);
}

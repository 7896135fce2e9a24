import { type PresenceHint, presenceLastsMs } from '#contract';

/** A colleague at a case, with when they were heard last. */
export interface Other {
  readonly staffId: string;
  readonly doing: 'reading' | 'writing';
  readonly until: number;
}

/** Colleagues at one case, by their page. */
export type Others = ReadonlyMap<string, Other>;

/** Takes a hint in; one's own pages are nobody else. */
export function withHint(others: Others, hint: PresenceHint, me: string, now: number): Others {
  const next = new Map(others);
  if (hint.doing === 'gone' || hint.staffId === me) next.delete(hint.tab);
  else next.set(hint.tab, { staffId: hint.staffId, doing: hint.doing, until: now + presenceLastsMs });
  return next;
}

/** Without those who fell silent; the same map when nobody did. */
export function stillThere(others: Others, now: number): Others {
  const there = [...others].filter(([, { until }]) => until > now);
  return there.length === others.size ? others : new Map(there);
}

/** Who is there, each once; somebody who writes in one of several pages writes. */
export function peopleIn(others: Others): { staffId: string; isWriting: boolean }[] {
  const people = new Map<string, boolean>();
  for (const { staffId, doing } of others.values())
    people.set(staffId, (people.get(staffId) ?? false) || doing === 'writing');
  return [...people].map(([staffId, isWriting]) => ({ staffId, isWriting }));
}

import type { Page } from '@playwright/test';

/** What a browser noticed of one interaction: its slowest event, from the touch to the next picture. */
export interface Interaction {
  readonly id: number;
  readonly ms: number;
  /** Event and element, for whoever looks for the cause. */
  readonly what: string;
}

/** A change of layout that nobody asked for. */
export interface Shift {
  readonly atMs: number;
  readonly value: number;
}

/** What a page has noted since it was opened. */
export interface Noted {
  readonly largest: { readonly ms: number; readonly what: string } | null;
  readonly shifts: readonly Shift[];
  readonly events: readonly Interaction[];
  /** Interactions there were, those too quick to be noted among them. */
  readonly interactions: number;
}

interface Watched {
  largest: Noted['largest'];
  shifts: Shift[];
  events: Interaction[];
}

type WatchedWindow = Window & { vitals: Watched };

/** Runs in the page, before anything of the app does. */
function watch(): void {
  const noted: Watched = { largest: null, shifts: [], events: [] };
  (window as unknown as WatchedWindow).vitals = noted;
  const nameOf = (node: Node | null | undefined) =>
    node instanceof Element
      ? `${node.localName} ${(node.getAttribute('aria-label') ?? node.textContent ?? '').slice(0, 24)}`.trim()
      : '?';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[])
      noted.largest = { ms: entry.startTime, what: nameOf(entry.element) };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) noted.shifts.push({ atMs: entry.startTime, value: entry.value });
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
      if (!entry.interactionId) continue;
      const waited = Math.round(entry.processingStart - entry.startTime);
      const worked = Math.round(entry.processingEnd - entry.processingStart);
      const what = `${entry.name} on ${nameOf(entry.target)}, waited ${waited}, worked ${worked}`;
      noted.events.push({ id: entry.interactionId, ms: entry.duration, what });
    }
    // The shortest that browsers tell of.
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** Lets a page note what it shows when, what moves, and how long a touch waits. */
export const observe = (page: Page): Promise<unknown> => page.addInitScript(watch);

/** What a page has noted. */
export const noted = (page: Page): Promise<Noted> =>
  page.evaluate(() => {
    const { largest, shifts, events } = (window as unknown as WatchedWindow).vitals;
    const counted = (performance as Performance & { interactionCount?: number }).interactionCount;
    return { largest, shifts, events, interactions: counted ?? new Set(events.map(({ id }) => id)).size };
  });

/** Forgets the interactions so far: a figure is of one part of a use. */
export const forgetEvents = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as unknown as WatchedWindow).vitals.events = [];
  });

/** The slowest event of each interaction, slowest first. */
export function slowest(events: readonly Interaction[]): Interaction[] {
  const byId = new Map<number, Interaction>();
  for (const event of events) if (event.ms > (byId.get(event.id)?.ms ?? 0)) byId.set(event.id, event);
  return [...byId.values()].sort((one, other) => other.ms - one.ms);
}

/** INP as browsers define it: the slowest interaction, one left out for every fifty. 0 when none was worth noting. */
export function inpOf(events: readonly Interaction[], interactions: number): number {
  const all = slowest(events);
  return all[Math.min(all.length - 1, Math.floor(interactions / 50))]?.ms ?? 0;
}

/** CLS as browsers define it: the worst burst of shifts, with gaps under a second and five seconds at most. */
export function clsOf(shifts: readonly Shift[]): number {
  let [worst, sum, beganAt, lastAt] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const { atMs, value } of shifts) {
    const goesOn = atMs - lastAt < 1000 && atMs - beganAt < 5000;
    sum = goesOn ? sum + value : value;
    if (!goesOn) beganAt = atMs;
    lastAt = atMs;
    worst = Math.max(worst, sum);
  }
  return worst;
}

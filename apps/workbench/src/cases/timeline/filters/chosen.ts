import { store } from '../../../region/store.ts';
import { type EntryFilter, entryFilters } from './kinds.ts';

const name = 'workbench.timeline';

// Storage can be full or forbidden; the choice then lives as long as the page.
function remembered(): ReadonlySet<EntryFilter> {
  try {
    const words = (sessionStorage.getItem(name) ?? '').split(' ');
    return new Set(entryFilters.filter((one) => words.includes(one)));
  } catch {
    return new Set();
  }
}

/** What timelines of this tab are narrowed to, whichever case is open. */
export const chosenFilters = store<ReadonlySet<EntryFilter>>(remembered());

function choose(next: ReadonlySet<EntryFilter>): void {
  chosenFilters.set(next);
  try {
    sessionStorage.setItem(name, [...next].join(' '));
  } catch {
    // See above.
  }
}

/** Takes a filter in, or out again. */
export function toggleFilter(filter: EntryFilter): void {
  const next = new Set(chosenFilters.get());
  if (!next.delete(filter)) next.add(filter);
  choose(next);
}

/** Shows everything again. */
export const clearFilters = (): void => choose(new Set());

import type { DeskCase } from '#contract';
import { useTexts } from '#ui/i18n';
import { useKeys } from '../../../shell/help/use-keys.ts';
import { chosenFilters, clearFilters, toggleFilter } from './chosen.ts';
import { countsOf, entryFilters } from './kinds.ts';
import styles from './TimelineFilters.module.css';
import { filterTexts } from './texts.ts';

/** Narrows the timeline to kinds of entries; the keys 1 to 5 do the same, 0 shows everything. */
export function TimelineFilters({ deskCase, shown }: { deskCase: DeskCase; shown: number }) {
  const texts = useTexts(filterTexts);
  const chosen = chosenFilters.use();
  const counts = countsOf(deskCase);
  useKeys({
    0: clearFilters,
    ...Object.fromEntries(entryFilters.map((filter, at) => [String(at + 1), () => toggleFilter(filter)])),
  });
  return (
    <fieldset className={styles.filters} aria-label={texts.label}>
      {entryFilters.map((filter, at) => (
        <button
          key={filter}
          type="button"
          aria-pressed={chosen.has(filter)}
          aria-keyshortcuts={String(at + 1)}
          title={`${texts[filter]} ( ${at + 1} )`}
          onClick={() => toggleFilter(filter)}
        >
          {texts[filter]} <b>{counts[filter]}</b>
        </button>
      ))}
      {chosen.size > 0 && (
        <span className={styles.shown} role="status">
          {texts.shown(shown, deskCase.timeline.length)}
          <button type="button" aria-keyshortcuts="0" onClick={clearFilters}>
            {texts.all}
          </button>
        </span>
      )}
    </fieldset>
  );
}

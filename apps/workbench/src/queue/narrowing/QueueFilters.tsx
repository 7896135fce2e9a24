import { ActionIcon, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { useCallback } from 'react';
import { countedAtMost, productLines, turns } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords, peopleWords } from '#ui/words';
import { SearchField } from '../../shell/lists/SearchField.tsx';
import { useMe } from '../../shell/session.ts';
import { isNarrowed, type ListPlace, type ListSearch, usualState, widened } from '../filters.ts';
import { queueTexts } from '../texts.ts';
import { MoreFilters } from './MoreFilters.tsx';
import styles from './narrowing.module.css';

interface QueueFiltersProps {
  place: ListPlace;
  search: ListSearch;
  counts: { open: number; late: number; mine: number; unassigned: number } | undefined;
  change: (part: Partial<ListSearch>) => void;
}

/** Filters above a list of cases; each lives in the address. */
export function QueueFilters({ place, search, counts, change }: QueueFiltersProps) {
  const texts = useTexts(queueTexts);
  const words = useTexts(caseWords);
  const changeWords = useCallback((typed: string) => change({ words: typed || undefined }), [change]);
  const states = place === 'queue' ? (['open', 'closed', 'all'] as const) : (['all', 'open', 'closed'] as const);
  return (
    <div className={styles.filters}>
      <LineChoice search={search} change={change} />
      <SegmentedControl
        size="xs"
        data-quiet={search.state === undefined || undefined}
        className={styles.choice}
        aria-label={texts.state}
        value={search.state ?? usualState[place]}
        onChange={(state) => change({ state: state as ListSearch['state'] })}
        data={states.map((state) => ({ value: state, label: texts.states[state] }))}
      />
      <NativeSelect
        size="xs"
        aria-label={texts.turn}
        value={search.turn ?? ''}
        onChange={(event) => change({ turn: (event.currentTarget.value || undefined) as ListSearch['turn'] })}
        data={[
          { value: '', label: texts.anyTurn },
          ...turns.map((turn) => ({ value: turn, label: words.deskTurn[turn] })),
        ]}
      />
      <MoreFilters search={search} change={change} />
      <Toggles search={search} counts={counts} change={change} />
      <SearchField
        label={texts.search}
        hint={texts.searchHint}
        words={search.words ?? ''}
        className={styles.search}
        change={changeWords}
      />
      {isNarrowed(search) && (
        // A sign and no word: the head must not grow by a line, and the list fall, with each filter.
        <Tooltip label={texts.clear}>
          <ActionIcon variant="subtle" size={30} aria-label={texts.clear} onClick={() => change(widened)}>
            <Icon name="close" size={18} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function Toggles({ search, counts, change }: Omit<QueueFiltersProps, 'place'>) {
  const texts = useTexts(queueTexts);
  return (
    <fieldset className={styles.toggles}>
      <legend className="hidden-label">{texts.assignee}</legend>
      <Toggle
        isOn={search.late === true}
        count={counts?.late}
        isLate
        onClick={() => change({ late: search.late ? undefined : true })}
      >
        {texts.late}
      </Toggle>
      <Toggle
        isOn={search.who === 'me'}
        count={counts?.mine}
        onClick={() => change({ who: search.who === 'me' ? undefined : 'me' })}
      >
        {texts.mine}
      </Toggle>
      <Toggle
        isOn={search.who === 'nobody'}
        count={counts?.unassigned}
        onClick={() => change({ who: search.who === 'nobody' ? undefined : 'nobody' })}
      >
        {texts.nobody}
      </Toggle>
    </fieldset>
  );
}

function LineChoice({ search, change }: Pick<QueueFiltersProps, 'search' | 'change'>) {
  const texts = useTexts(queueTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const mine = useMe().productLines;
  if (mine.length < 2) return null;
  return (
    <SegmentedControl
      size="xs"
      data-quiet={search.line === undefined || undefined}
      className={styles.choice}
      aria-label={texts.productLine}
      value={search.line ?? ''}
      onChange={(line) => change({ line: (line || undefined) as ListSearch['line'] })}
      data={[
        { value: '', label: texts.allLines },
        ...productLines.filter((line) => mine.includes(line)).map((line) => ({ value: line, label: lineNames[line] })),
      ]}
    />
  );
}

interface ToggleProps {
  isOn: boolean;
  isLate?: boolean;
  count: number | undefined;
  onClick: () => void;
  children: string;
}

/** Counts end at a thousand: whoever has so many before them reads no number. */
const shownCount = (count: number) => (count < countedAtMost ? count : `${countedAtMost - 1}+`);

function Toggle({ isOn, isLate = false, count, onClick, children }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      data-late={(isLate && (count ?? 0) > 0) || undefined}
      onClick={onClick}
    >
      {isLate && <Icon name="warning" size={14} />}
      {children}
      {count !== undefined && <span className={styles.count}>{shownCount(count)}</span>}
    </button>
  );
}

import { Button, NativeSelect, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { isFocusLost } from '../../cases/keys/focus.ts';
import { useKeys } from '../../shell/help/use-keys.ts';
import { staffQuery, useMe } from '../../shell/session.ts';
import type { ListSearch } from '../filters.ts';
import styles from './narrowing.module.css';
import { SavedFilters } from './SavedFilters.tsx';
import { narrowingTexts } from './texts.ts';

interface MoreFiltersProps {
  search: ListSearch;
  change: (part: Partial<ListSearch>) => void;
}

/** Filters that are wanted less often, and those that were saved; `f` opens them. */
export function MoreFilters({ search, change }: MoreFiltersProps) {
  const texts = useTexts(narrowingTexts);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useKeys({
    f: () => {
      // What closes gives the keyboard back to where it was, and it may have been nowhere.
      if (isFocusLost()) button.current?.focus();
      setOpen(true);
    },
  });
  const count = [search.area, search.due, isColleague(search.who)].filter(Boolean).length;
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus withinPortal position="bottom-start" width={340}>
      <Popover.Target>
        <Button ref={button} size="xs" variant="default" aria-keyshortcuts="f" onClick={() => setOpen(!isOpen)}>
          {texts.more}
          {count > 0 && <span className={styles.set}>{count}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.more}>
        <div className={styles.more}>
          <Choices search={search} change={change} />
          <SavedFilters
            search={search}
            use={(part) => {
              change(part);
              setOpen(false);
            }}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const isColleague = (who: ListSearch['who']) => who !== undefined && who !== 'me' && who !== 'nobody';
const dues = ['day', 'week', 'none'] as const;

function Choices({ search, change }: MoreFiltersProps) {
  const texts = useTexts(narrowingTexts);
  const { language } = useLanguage();
  const me = useMe();
  const { data } = useQuery(staffQuery);
  return (
    <>
      <NativeSelect
        size="xs"
        label={texts.area}
        value={search.area ?? ''}
        onChange={(event) => change({ area: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: texts.anyArea },
          ...(data?.areas ?? []).map(({ area, name }) => ({ value: area, label: name[language] })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={texts.due}
        value={search.due ?? ''}
        onChange={(event) => change({ due: (event.currentTarget.value || undefined) as ListSearch['due'] })}
        data={[{ value: '', label: texts.anyDue }, ...dues.map((due) => ({ value: due, label: texts.dueIn[due] }))]}
      />
      <NativeSelect
        size="xs"
        label={texts.assignee}
        value={search.who ?? ''}
        onChange={(event) => change({ who: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: texts.anyAssignee },
          { value: 'me', label: texts.me },
          { value: 'nobody', label: texts.nobody },
          ...(data?.staff ?? [])
            .filter(({ staffId }) => staffId !== me.staffId)
            .map(({ staffId, name, team }) => ({ value: staffId, label: `${name} · ${team}` })),
        ]}
      />
    </>
  );
}

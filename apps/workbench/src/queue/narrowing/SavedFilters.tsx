import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { queueRoutes, type SavedFilter } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import { isFocusLost } from '../../cases/keys/focus.ts';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { newId } from '../../region/new-id.ts';
import { queryClient } from '../../region/query-client.ts';
import { toastDone, toastProblem } from '../../region/toasts.tsx';
import { type ListSearch, searchOf, wishOf } from '../filters.ts';
import styles from './narrowing.module.css';
import { narrowingTexts } from './texts.ts';

const savedQuery = queryOptions({
  queryKey: keys.savedFilters,
  queryFn: ({ signal }) => call(queueRoutes.listSavedFilters, { signal }),
});

interface SavedFiltersProps {
  search: ListSearch;
  use: (part: Partial<ListSearch>) => void;
}

/** Filters under a name: one's own and those that colleagues share; and a way to keep what is set now. */
export function SavedFilters({ search, use }: SavedFiltersProps) {
  const texts = useTexts(narrowingTexts);
  const { data } = useQuery(savedQuery);
  const place = useRef<HTMLElement>(null);
  const change = useChange(place);
  const remove = (filterId: string) => () =>
    change.mutate({ send: () => call(queueRoutes.deleteSavedFilter, { params: { filterId } }), done: texts.removed });
  return (
    <section ref={place} className={styles.saved} aria-label={texts.saved}>
      <h3>{texts.saved}</h3>
      {data?.filters.length === 0 && <p>{texts.noneSaved}</p>}
      <ul>
        {data?.filters.map((filter) => (
          <li key={filter.filterId}>
            <button type="button" onClick={() => use(searchOf(filter.wish))}>
              {filter.name}
              <Whose filter={filter} />
            </button>
            {filter.mine && (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={texts.remove(filter.name)}
                onClick={remove(filter.filterId)}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <SaveForm search={search} change={change} />
    </section>
  );
}

function Whose({ filter: { mine, shared, by } }: { filter: SavedFilter }) {
  const texts = useTexts(narrowingTexts);
  if (!shared) return null;
  return <small>{mine ? texts.forAll : texts.sharedBy(by)}</small>;
}

// A filter that is gone and a button that is busy lose the keyboard, and Escape would no longer close what they stand in.
function useChange(place: RefObject<HTMLElement | null>) {
  const words = useWordsForProblem();
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<unknown>; done: string }) => send(),
    onSuccess: (_, { done }) => {
      toastDone(done);
      return queryClient.invalidateQueries({ queryKey: keys.savedFilters });
    },
    onError: (error) => toastProblem(words(error)),
    onSettled: () => requestAnimationFrame(() => isFocusLost() && place.current?.querySelector('input')?.focus()),
  });
}

function SaveForm({ search, change }: { search: ListSearch; change: ReturnType<typeof useChange> }) {
  const texts = useTexts(narrowingTexts);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), shared: isShared, wish: wishOf(search) };
    const send = () => call(queueRoutes.saveFilter, { params: { filterId: newId() }, body });
    change.mutate({ send, done: texts.isSaved }, { onSuccess: () => setName('') });
  };
  return (
    <form className={styles.save} onSubmit={save}>
      <TextInput
        size="xs"
        label={texts.save}
        placeholder={texts.name}
        maxLength={40}
        value={name}
        description={search.words ? texts.wordsStay : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={texts.share}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Button type="submit" size="xs" disabled={!name.trim()} loading={change.isPending}>
        {texts.store}
      </Button>
    </form>
  );
}

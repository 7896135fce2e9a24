import { TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { deskSearchRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import lists from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { FoundCases, FoundNames } from './Found.tsx';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

const typingPauseMs = 200;

/** One search over everything one may see. The words live in the address, so that *back* finds the results again. */
export function SearchPage({ words = '' }: { words?: string }) {
  const texts = useTexts(searchTexts);
  const page = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links inside, which are what acts
    <div className={lists.page} ref={page} onKeyDown={(event) => step(event, page.current)}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <Field words={words} />
        <span className={lists.quiet}>{texts.keysHelp}</span>
      </header>
      <div className={lists.scroll}>
        {words === '' ? <Empty icon="search" title={texts.begin} help={texts.beginHelp} /> : <Results words={words} />}
      </div>
    </div>
  );
}

const found = (page: Element | null) => [...(page?.querySelectorAll<HTMLElement>('[data-found]') ?? [])];

// Arrows go from the field through all results and back; Enter in the field opens the first one.
function step(event: KeyboardEvent, page: Element | null): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const links = found(page);
  const field = page?.querySelector<HTMLInputElement>('[data-search-all]');
  const at = links.indexOf(document.activeElement as HTMLElement);
  const isAtField = document.activeElement === field;
  const next =
    event.key === 'ArrowDown'
      ? links[Math.min(at + 1, links.length - 1)]
      : event.key === 'ArrowUp' && at >= 0
        ? (links[at - 1] ?? field)
        : event.key === 'Escape' && !isAtField
          ? field
          : undefined;
  if (event.key === 'Enter' && isAtField && page?.querySelector('[data-settled]')) links[0]?.click();
  if (!next || (event.key === 'ArrowDown' && !isAtField && at < 0)) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function Field({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const wanted = typed.trim();
  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    if (wanted === words) return;
    const search = wanted ? { words: wanted } : {};
    const timer = setTimeout(() => void navigate({ to: '/search', search, replace: true }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [wanted, words, navigate]);
  return (
    <TextInput
      ref={field}
      type="search"
      size="md"
      className={styles.field}
      leftSection={<Icon name="search" size={18} />}
      aria-label={texts.title}
      placeholder={texts.hint}
      value={typed}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      data-search-all
    />
  );
}

function Results({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const query = useInfiniteQuery({
    queryKey: keys.search(words),
    queryFn: ({ pageParam, signal }) =>
      call(deskSearchRoutes.searchDesk, { query: { words, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (previous) => previous,
  });
  if (query.isPending) return <Waiting lines={8} height={24} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const [first] = query.data.pages;
  const cases = query.data.pages.flatMap((page) => page.cases);
  if (!first || cases.length + first.machines.length + first.companies.length + first.people.length === 0)
    return <Empty icon="search" title={texts.nothing(words)} help={texts.nothingHelp} />;
  return (
    <section
      className={styles.results}
      aria-label={texts.results}
      aria-busy={query.isFetching}
      data-settled={!query.isPlaceholderData || undefined}
    >
      <FoundNames found={first} />
      {cases.length > 0 && <FoundCases cases={cases} terms={first.terms} />}
      <More query={query} />
    </section>
  );
}

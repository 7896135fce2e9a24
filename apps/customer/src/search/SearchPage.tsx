import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { codeOf } from '#ui/words';
import { useIsOnline } from '../offline/use-unsent.ts';
import { Button, Empty, Page, partTexts, Section, Skeleton, Trouble } from '../parts/index.ts';
import { FoundCaseRow, FoundMachineRow } from './FoundRows.tsx';
import { type FoundHere, searchKept } from './kept.ts';
import { longestWords, searchQuery } from './queries.ts';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

const settleMs = 300;

/** Cases and machines of the company by number, error number and words. */
export function SearchPage() {
  const texts = useTexts(searchTexts);
  // An address can carry more than the field takes.
  const q = (useSearch({ from: '/gate/search' }).q ?? '').slice(0, longestWords);
  return (
    <Page title={texts.title} backTo="/cases">
      <SearchField words={q} />
      {q === '' ? <Empty title={texts.begin}>{texts.beginHelp}</Empty> : <Results words={q} />}
    </Page>
  );
}

// The words live in the address, so that *back* from a case finds them again; typing does not fill the history.
function SearchField({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(words);
  const wanted = typed.trim();
  useEffect(() => {
    if (words === '') box.current?.focus();
  }, [words]);
  useEffect(() => {
    if (wanted === words) return;
    const settled = setTimeout(
      () => void navigate({ to: '/search', search: wanted ? { q: wanted } : {}, replace: true }),
      settleMs,
    );
    return () => clearTimeout(settled);
  }, [wanted, words, navigate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The keyboard goes, the results are in sight.
    box.current?.blur();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of 2022
    <form role="search" className={styles.field} onSubmit={submit}>
      <Icon name="search" />
      <input
        ref={box}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={texts.hint}
        aria-label={texts.title}
        maxLength={longestWords}
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
      />
    </form>
  );
}

function Results({ words }: { words: string }) {
  const { loadMore } = useTexts(partTexts);
  const isOnline = useIsOnline();
  const found = useInfiniteQuery(searchQuery(words));
  const isAway = !isOnline || (found.failureReason !== null && codeOf(found.failureReason) === 'try-again');
  if (isAway && (!found.data || found.isPlaceholderData || !isOnline)) return <ResultsHere words={words} />;
  if (found.isPending) return <Skeleton rows={3} />;
  if (!found.data) return <Trouble thrown={found.error} onAgain={found.refetch} />;
  const [first] = found.data.pages;
  const { terms, machines } = first ?? { terms: [], machines: [] };
  const cases = found.data.pages.flatMap((page) => page.cases);
  if (machines.length + cases.length === 0 && !found.isPlaceholderData) return <Nothing words={words} />;
  return (
    <div className={styles.results} aria-busy={found.isFetching} aria-live="polite">
      <Rows terms={terms} machines={machines} cases={cases} />
      {found.hasNextPage && (
        <Button look="plain" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {loadMore}
        </Button>
      )}
    </div>
  );
}

/** Without a connection: what this device has of it, and from when that is. */
function ResultsHere({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const formats = useFormats();
  const queries = useQueryClient();
  const found = useMemo(() => {
    const answers = queries.getQueryCache().getAll();
    return searchKept(
      answers.map(({ queryKey: key, state: { data, dataUpdatedAt: at } }) => ({ key, data, at })),
      words,
    );
  }, [queries, words]);
  const hasAny = found.machines.length + found.cases.length > 0;
  return (
    <div className={styles.results} aria-live="polite">
      <p className={styles.here} role="status">
        <Icon name="offline" size={16} />
        {hasAny ? texts.here(formats.dateTime(new Date(found.at).toISOString())) : texts.hereOnly}
      </p>
      {hasAny ? <Rows {...found} /> : <Nothing words={words} />}
    </div>
  );
}

function Nothing({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  return <Empty title={texts.nothing(words)}>{texts.nothingHelp}</Empty>;
}

function Rows({ terms, machines, cases }: Pick<FoundHere, 'terms' | 'machines' | 'cases'>) {
  const texts = useTexts(searchTexts);
  return (
    <>
      {machines.length > 0 && (
        <Section title={texts.machines} count={machines.length}>
          <div className={styles.list}>
            {machines.map((machine) => (
              <FoundMachineRow key={machine.machineNumber} machine={machine} terms={terms} />
            ))}
          </div>
        </Section>
      )}
      {cases.length > 0 && (
        <Section title={texts.cases}>
          <div className={styles.list}>
            {cases.map((line) => (
              <FoundCaseRow key={line.caseId} line={line} terms={terms} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

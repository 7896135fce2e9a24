import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { Button, Empty, Page, partTexts, Section, Skeleton, Trouble } from '../parts/index.ts';
import { FoundCaseRow, FoundMachineRow } from './FoundRows.tsx';
import { searchQuery } from './queries.ts';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

const settleMs = 300;
const longest = 100;

/** Cases and machines of the company by number, error number and words. */
export function SearchPage() {
  const texts = useTexts(searchTexts);
  const { q = '' } = useSearch({ from: '/gate/search' });
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
        maxLength={longest}
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
      />
    </form>
  );
}

function Results({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const { loadMore } = useTexts(partTexts);
  const found = useInfiniteQuery(searchQuery(words));
  if (found.isPending) return <Skeleton rows={3} />;
  if (!found.data) return <Trouble thrown={found.error} onAgain={found.refetch} />;
  const [first] = found.data.pages;
  const { terms, machines } = first ?? { terms: [], machines: [] };
  const cases = found.data.pages.flatMap((page) => page.cases);
  if (machines.length + cases.length === 0 && !found.isPlaceholderData)
    return <Empty title={texts.nothing(words)}>{texts.nothingHelp}</Empty>;
  return (
    <div className={styles.results} aria-busy={found.isFetching} aria-live="polite">
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
      {found.hasNextPage && (
        <Button look="plain" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {loadMore}
        </Button>
      )}
    </div>
  );
}

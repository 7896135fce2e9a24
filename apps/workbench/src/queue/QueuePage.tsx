import { ActionIcon, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { exportRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { CaseDesk } from '../cases/CaseDesk.tsx';
import { CallerButton } from '../cases/callers/CallerButton.tsx';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { ChoiceBar } from './choosing/ChoiceBar.tsx';
import { HandOver } from './choosing/HandOver.tsx';
import { type Choice, useChoice } from './choosing/use-choice.ts';
import { isNarrowed, type ListPlace, type ListSearch, queryOf } from './filters.ts';
import { QueueFilters } from './narrowing/QueueFilters.tsx';
import styles from './queue.module.css';
import { QueueTable } from './table/QueueTable.tsx';
import { queueTexts } from './texts.ts';
import { useHeldRows } from './use-held-rows.ts';
import { queueQuery } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';

interface QueuePageProps {
  place: ListPlace;
  search: ListSearch;
}

/** A list of cases with its filters, and beside it the case that is open. */
export function QueuePage({ place, search }: QueuePageProps) {
  const texts = useTexts(queueTexts);
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<ListSearch>) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const open = useCallback(
    (caseNumber: string | undefined) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, open: caseNumber }) }),
    [navigate],
  );
  const list = useQueueList(place, search);
  const choice = useChoice(list.rows);
  useQueueKeys({
    numbers: list.rows.map(({ row }) => row.caseNumber),
    openNumber: search.open,
    open,
    showNews: list.letGo,
    more: list.query.hasNextPage ? () => void list.query.fetchNextPage() : undefined,
    choose: choice.toggle,
    unchoose: choice.chosen.size > 0 ? choice.clear : undefined,
  });
  return (
    <div className={styles.page} data-split={search.open !== undefined || undefined}>
      <section className={styles.list} aria-label={texts.listOf(texts[place])}>
        <header className={styles.head}>
          <h1>{texts[place]}</h1>
          <QueueFilters place={place} search={search} counts={list.counts} change={change} />
          {search.open === undefined && <WholeList place={place} search={search} />}
        </header>
        {choice.chosen.size > 0 && <ChoiceBar choice={choice} />}
        <div className={styles.scroll} aria-busy={list.query.isPlaceholderData}>
          <ListBody place={place} search={search} list={list} choice={choice} onOpen={open} />
        </div>
        {/* Below the rows: they must not fall when it comes. */}
        {list.news > 0 && (
          <div className={styles.news} role="status">
            {texts.news}
            <Button size="compact-xs" variant="subtle" onClick={list.letGo}>
              {texts.showNews} ( . )
            </Button>
          </div>
        )}
      </section>
      {search.open !== undefined && <Beside caseNumber={search.open} close={() => open(undefined)} />}
    </div>
  );
}

/** What is about the whole list; beside an open case there is no room, and no wish, for it. */
function WholeList({ place, search }: QueuePageProps) {
  return (
    <>
      <CallerButton />
      <HandOver />
      <ExportMenu route={exportRoutes.exportQueue} filters={queryOf(place, search)} />
    </>
  );
}

function Beside({ caseNumber, close }: { caseNumber: string; close: () => void }) {
  const texts = useTexts(queueTexts);
  return (
    <section className={styles.beside} aria-label={caseNumber}>
      <CaseDesk
        key={caseNumber}
        caseNumber={caseNumber}
        tools={
          <>
            <Link to="/cases/$caseNumber" params={{ caseNumber }} className={styles.fullPage}>
              {texts.fullPage}
            </Link>
            <ActionIcon variant="subtle" aria-label={texts.closeCase} onClick={close}>
              <Icon name="close" size={18} />
            </ActionIcon>
          </>
        }
      />
    </section>
  );
}

function useQueueList(place: ListPlace, search: ListSearch) {
  const query = useInfiniteQuery(queueQuery(place, search));
  const [isHeld, setHeld] = useState(false);
  const [round, setRound] = useState(0);
  const lines = useMemo(() => query.data?.pages.flatMap((page) => page.cases) ?? [], [query.data]);
  // Rows of the list before, shown while the next one loads, are nothing to hold on to.
  const listKey = query.isPlaceholderData ? '' : `${round} ${JSON.stringify(queryOf(place, search))}`;
  // Beside an open case the next one is the one that stands below it, whatever was just done with it.
  const held = useHeldRows(lines, isHeld || search.open !== undefined, listKey);
  const letGo = useCallback(() => setRound((before) => before + 1), []);
  return { query, ...held, counts: query.data?.pages[0]?.counts, hold: setHeld, letGo };
}

interface ListBodyProps extends QueuePageProps {
  list: ReturnType<typeof useQueueList>;
  choice: Choice | undefined;
  onOpen: (caseNumber: string) => void;
}

function ListBody({ place, search, list, choice, onOpen }: ListBodyProps) {
  const texts = useTexts(queueTexts);
  const { query, rows } = list;
  if (query.isPending) return <Waiting lines={14} height={28} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (rows.length === 0)
    return isNarrowed(search) ? (
      <Empty icon="cases" title={texts.emptyFiltered} help={texts.emptyFilteredHelp} />
    ) : (
      <Empty icon="done" title={texts.emptyQueue} help={texts.emptyQueueHelp} />
    );
  return (
    <QueueTable
      rows={rows}
      label={texts[place]}
      openNumber={search.open}
      onOpen={onOpen}
      onHold={list.hold}
      choice={choice}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
    />
  );
}

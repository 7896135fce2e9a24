import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '#ui/i18n';
import { AsOf } from '../offline/AsOf.tsx';
import { UnsentList } from '../offline/UnsentList.tsx';
import { Button, Empty, LinkButton, Page, partTexts, Skeleton, Trouble } from '../parts/index.ts';
import { SearchLink } from '../search/SearchLink.tsx';
import { CaseRow } from './CaseRow.tsx';
import styles from './cases.module.css';
import { type CaseFilter, casesQuery } from './queries.ts';
import { caseTexts } from './texts.ts';

/** Cases: mine or of the company, open or closed. */
export function CasesPage() {
  const texts = useTexts(caseTexts);
  const search = useSearch({ from: '/gate/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const filter: CaseFilter = { scope: search.scope ?? 'company', state: search.state ?? 'open' };
  const show = (change: Partial<CaseFilter>) => {
    const next = { ...filter, ...change };
    void navigate({
      search: { ...(next.scope === 'mine' && { scope: 'mine' }), ...(next.state === 'closed' && { state: 'closed' }) },
      replace: true,
    });
  };
  const action = (
    <LinkButton to="/open" search={{ draft: 'new' }} look="quiet" icon="plus">
      {texts.openCase}
    </LinkButton>
  );
  return (
    <Page title={texts.title} action={action}>
      <SearchLink />
      <div className={styles.filters}>
        <Segments
          label={texts.state}
          value={filter.state}
          options={[
            ['open', texts.open],
            ['closed', texts.closed],
          ]}
          onChoose={(state) => show({ state })}
        />
        <Segments
          label={texts.scope}
          value={filter.scope}
          options={[
            ['company', texts.company],
            ['mine', texts.mine],
          ]}
          onChoose={(scope) => show({ scope })}
        />
      </div>
      <UnsentList />
      <CaseList filter={filter} />
    </Page>
  );
}

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

function Segments<Value extends string>({ label, value, options, onChoose }: SegmentsProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in all browsers
    <div className={styles.segments} role="group" aria-label={label}>
      {options.map(([option, words]) => (
        <button key={option} type="button" aria-pressed={value === option} onClick={() => onChoose(option)}>
          {words}
        </button>
      ))}
    </div>
  );
}

/** A list of cases with its empty, loading and error states. */
export function CaseList({ filter, hidesMachine }: { filter: CaseFilter; hidesMachine?: boolean }) {
  const texts = useTexts(caseTexts);
  const { loadMore } = useTexts(partTexts);
  const seen = useInfiniteQuery(casesQuery(filter));
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = seen;
  if (isPending) return <Skeleton rows={4} />;
  if (!data) return <Trouble thrown={error} onAgain={refetch} />;
  const cases = data.pages.flatMap((page) => page.cases);
  if (cases.length === 0)
    return filter.state === 'open' ? (
      <Empty title={texts.noneOpen}>{texts.noneOpenHelp}</Empty>
    ) : (
      <Empty title={texts.noneClosed}>{texts.noneClosedHelp}</Empty>
    );
  return (
    <div className={styles.list}>
      <AsOf seen={seen} />
      {cases.map((line) => (
        <CaseRow key={line.caseId} line={line} hidesMachine={hidesMachine} />
      ))}
      {hasNextPage && (
        <Button look="plain" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {loadMore}
        </Button>
      )}
    </div>
  );
}

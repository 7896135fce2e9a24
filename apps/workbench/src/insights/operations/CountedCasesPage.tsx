import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { exportRoutes, type OperationCase, operationRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { StateBadge } from '#ui/state';
import { caseWords, peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { More } from '../../shell/lists/More.tsx';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { Time } from '../../shell/time/Time.tsx';
import styles from '../insights.module.css';
import type { CountedSearch } from '../search.ts';
import { useLength, usePeriodNames } from '../use-words.ts';
import { useAreaNames } from './PartsPanel.tsx';
import { operationTexts } from './texts.ts';

/** The cases behind a number, and how to get back to it. */
export function CountedCasesPage({ search }: { search: CountedSearch }) {
  const texts = useTexts(operationTexts);
  const lines = useTexts(peopleWords).productLine;
  const areaName = useAreaNames();
  const { whole } = usePeriodNames('week');
  const { from, to, show = 'all', line, area } = search;
  const wish = { from, to, show, productLine: line, area };
  const about = [texts.opened(whole({ from, to })), line && lines[line], area && areaName(area)];
  return (
    <div className={lists.page}>
      <header className={lists.head}>
        <h1>{texts.list[show]}</h1>
        <span className={lists.quiet}>{about.filter(Boolean).join(' · ')}</span>
        <Link to="/insights" search={{ line, area }}>
          {texts.back}
        </Link>
        <ExportMenu route={exportRoutes.exportOperationCases} filters={wish} />
      </header>
      <div className={lists.scroll}>
        <List wish={wish} />
      </div>
    </div>
  );
}

function List({ wish }: { wish: { from: string; to: string } & Record<string, string | undefined> }) {
  const texts = useTexts(operationTexts);
  const query = useInfiniteQuery({
    queryKey: keys.countedCases(wish),
    queryFn: ({ pageParam, signal }) =>
      call(operationRoutes.listOperationCases, {
        query: { ...(wish as CountedWish), cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (query.isPending) return <Waiting lines={12} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const cases = query.data.pages.flatMap((page) => page.cases);
  if (cases.length === 0) return <Empty icon="cases" title={texts.emptyList} help={texts.emptyListHelp} />;
  return (
    <>
      <table className={`${lists.table} ${styles.cases}`}>
        <thead>
          <tr>
            {(
              ['caseNumber', 'openedAt', 'company', 'machine', 'state', 'firstAnswer', 'longest', 'lateOf'] as const
            ).map((column) => (
              <th key={column} scope="col">
                {texts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row key={one.caseNumber} one={one} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

type CountedWish = Parameters<typeof call<typeof operationRoutes.listOperationCases>>[1]['query'];

function Row({ one }: { one: OperationCase }) {
  const texts = useTexts(operationTexts);
  const turnNames = useTexts(caseWords).deskTurn;
  const length = useLength();
  const answers = { 'in-time': texts.inTime, late: texts.late, waiting: texts.waiting };
  return (
    <tr>
      <td className="mono">
        <Link to="/cases/$caseNumber" params={{ caseNumber: one.caseNumber }}>
          {one.caseNumber}
        </Link>
      </td>
      <td>
        <Time at={one.openedAt} />
      </td>
      <td data-wraps>{one.companyName}</td>
      <td>
        <span className="mono">{one.machineNumber}</span>
        <div className={lists.quiet}>{one.model}</div>
      </td>
      <td>
        <StateBadge state={one.state} isPlain />
      </td>
      <td className={one.firstAnswer === 'late' ? styles.late : undefined}>
        {answers[one.firstAnswer]}
        {one.firstAnswerMinutes !== null && ` · ${length(one.firstAnswerMinutes)}`}
      </td>
      <td>{one.longestTurn && `${turnNames[one.longestTurn]} · ${length(one.minutes[one.longestTurn])}`}</td>
      <td className={one.latePromises > 0 ? styles.late : undefined}>
        {one.promises > 0 && `${one.latePromises} / ${one.promises}`}
      </td>
    </tr>
  );
}

import { useQuery } from '@tanstack/react-query';
import { exportRoutes, type Operations, operationRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { InsightsHead } from '../InsightsHead.tsx';
import styles from '../insights.module.css';
import type { InsightSearch } from '../search.ts';
import { insightTexts } from '../texts.ts';
import { useLength } from '../use-words.ts';
import { CountLink, type Narrowed } from './CountLink.tsx';
import { FirstAnswerPanel } from './FirstAnswerPanel.tsx';
import { PartsPanel } from './PartsPanel.tsx';
import { PromisesPanel } from './PromisesPanel.tsx';
import { TurnsPanel } from './TurnsPanel.tsx';
import { operationTexts } from './texts.ts';

/** Operations: how soon cases were answered, whose turn took the time, which promises were late. */
export function OperationsPage({ search }: { search: InsightSearch }) {
  const texts = useTexts(operationTexts);
  const wish = { unit: search.unit ?? ('week' as const), productLine: search.line, area: search.area };
  const query = useQuery({
    queryKey: keys.operations(wish),
    queryFn: ({ signal }) => call(operationRoutes.readOperations, { query: wish, signal }),
    placeholderData: (before) => before,
  });
  return (
    <div className={lists.page}>
      <InsightsHead search={search} place="operations">
        <ExportMenu route={exportRoutes.exportOperations} filters={wish} />
      </InsightsHead>
      <div className={lists.scroll} aria-busy={query.isPlaceholderData}>
        <p className={styles.intro}>{texts.intro}</p>
        {query.isPending && <Waiting lines={12} />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && <Figures operations={query.data} search={search} />}
      </div>
    </div>
  );
}

function Figures({ operations, search }: { operations: Operations; search: InsightSearch }) {
  const insight = useTexts(insightTexts);
  const { total, periods, parts } = operations;
  if (total.cases === 0) return <Empty icon="history" title={insight.empty} help={insight.emptyHelp} />;
  const narrowed = { line: search.line, area: search.area };
  const unit = search.unit ?? 'week';
  return (
    <>
      <Tiles total={total} narrowed={narrowed} />
      <div className={styles.panels}>
        <FirstAnswerPanel periods={periods} unit={unit} narrowed={narrowed} />
        <TurnsPanel total={total} narrowed={narrowed} />
        <PromisesPanel periods={periods} unit={unit} narrowed={narrowed} />
        <PartsPanel parts={parts} time={total} />
      </div>
    </>
  );
}

function Tiles({ total, narrowed }: { total: Operations['total']; narrowed: Narrowed }) {
  const texts = useTexts(operationTexts);
  const length = useLength();
  const of = { ...narrowed, from: total.from, to: total.to };
  return (
    <div className={styles.tiles}>
      <CountLink to={{ ...of, show: 'all' }} className={styles.tile}>
        <span>
          {texts.firstAnswer} · {texts.median}
        </span>
        <strong>{length(total.firstAnswerMinutes)}</strong>
        <span>{texts.medianHelp}</span>
      </CountLink>
      <CountLink to={{ ...of, show: 'late' }} className={styles.tile} isLate={total.late > 0}>
        <span>{texts.list.late}</span>
        <strong>{total.late}</strong>
        <span>{texts.ofAll(total.cases)}</span>
      </CountLink>
      <CountLink to={{ ...of, show: 'late-promise' }} className={styles.tile} isLate={total.latePromises > 0}>
        <span>
          {texts.promises} · {texts.latePromises}
        </span>
        <strong>{total.latePromises}</strong>
        <span>{texts.ofAll(total.promises)}</span>
      </CountLink>
      <CountLink to={{ ...of, show: 'finished' }} className={styles.tile}>
        <span>{texts.finished}</span>
        <strong>{total.finished}</strong>
        <span>{texts.ofAll(total.cases)}</span>
      </CountLink>
    </div>
  );
}

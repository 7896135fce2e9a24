import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { exportRoutes, fewestPeople, improvementRoutes, type RepeatedError } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import charts from '../charts.module.css';
import { InsightsHead } from '../InsightsHead.tsx';
import styles from '../insights.module.css';
import type { InsightSearch, RowsSearch } from '../search.ts';
import { improvementTexts } from './texts.ts';
import { useCodeNames } from './use-names.ts';

/** Improvement: which errors repeat on which model and software, and what helped (S2.5). */
export function ImprovementPage({ search }: { search: InsightSearch }) {
  const texts = useTexts(improvementTexts);
  const wish = { productLine: search.line };
  const query = useQuery({
    queryKey: keys.improvement(wish),
    queryFn: ({ signal }) => call(improvementRoutes.readImprovement, { query: wish, signal }),
    // What somebody withdrew must not be shown from memory.
    gcTime: 0,
  });
  return (
    <div className={lists.page}>
      <InsightsHead search={search} place="improvement">
        <ExportMenu route={exportRoutes.exportImprovementRows} filters={wish} />
      </InsightsHead>
      <div className={lists.scroll}>
        <p className={styles.intro}>{texts.intro(fewestPeople)}</p>
        {query.isPending && <Waiting lines={10} />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data?.errors.length === 0 && <Empty icon="shield" title={texts.empty} help={texts.emptyHelp} />}
        {query.data && query.data.errors.length > 0 && <Errors errors={query.data.errors} />}
      </div>
    </div>
  );
}

function Errors({ errors }: { errors: readonly RepeatedError[] }) {
  const texts = useTexts(improvementTexts);
  const most = Math.max(...errors.map(({ cases }) => cases));
  return (
    <table className={`${lists.table} ${styles.errors}`} aria-label={texts.errors}>
      <thead>
        <tr>
          {(['errorNumber', 'model', 'cases', 'software', 'causes', 'remedies'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {errors.map((error) => (
          <ErrorRow key={`${error.model} ${error.errorNumber}`} error={error} most={most} />
        ))}
      </tbody>
    </table>
  );
}

function ErrorRow({ error, most }: { error: RepeatedError; most: number }) {
  const names = useCodeNames();
  const { productLine: line, model, errorNumber, cases } = error;
  const of = { line, model, error: errorNumber };
  return (
    <tr>
      <td className="mono">{errorNumber}</td>
      <td>{model}</td>
      <td>
        <RowsLink to={of} className={styles.amount}>
          <span className={charts.track} aria-hidden="true">
            <span className={charts.piece} style={{ width: `${(cases / most) * 100}%` }} />
          </span>
          <b>{cases}</b>
        </RowsLink>
      </td>
      <td>
        <Parts parts={error.software} nameOf={names.software} to={(software) => ({ ...of, software })} />
      </td>
      <td>
        <Parts parts={error.causes} nameOf={names.cause} to={(cause) => ({ ...of, cause }) as RowsSearch} />
      </td>
      <td>
        <Parts parts={error.remedies} nameOf={names.remedy} to={(remedy) => ({ ...of, remedy }) as RowsSearch} />
      </td>
    </tr>
  );
}

function RowsLink({
  to,
  className,
  children,
}: {
  to: RowsSearch;
  className?: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <Link to="/insights/improvement/rows" search={to} className={className}>
      {children}
    </Link>
  );
}

interface PartsProps {
  parts: RepeatedError['software'];
  nameOf: (name: string | null) => string;
  to: (name: string) => RowsSearch;
}

const shown = 4;

/** The commonest of a kind with their numbers; what nobody said opens nothing. */
function Parts({ parts, nameOf, to }: PartsProps) {
  const texts = useTexts(improvementTexts);
  return (
    <ul className={styles.parts}>
      {parts.slice(0, shown).map(({ name, cases }) => (
        <li key={name}>
          <span className={name === null ? styles.zero : undefined}>{nameOf(name)}</span>{' '}
          {name === null ? cases : <RowsLink to={to(name)}>{cases}</RowsLink>}
        </li>
      ))}
      {parts.length > shown && <li className={styles.zero}>{texts.more(parts.length - shown)}</li>}
    </ul>
  );
}

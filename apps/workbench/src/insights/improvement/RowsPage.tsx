import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { exportRoutes, type ImprovementRow, improvementRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { SeverityBadge } from '#ui/state';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import type { RowsSearch } from '../search.ts';
import { usePeriodNames } from '../use-words.ts';
import { improvementTexts } from './texts.ts';
import { useCodeNames } from './use-names.ts';

/** What is behind a number of improvement: months, software, causes and remedies, and nobody. */
export function RowsPage({ search }: { search: RowsSearch }) {
  const texts = useTexts(improvementTexts);
  const names = useCodeNames();
  const { line, model, error, software, cause, remedy } = search;
  const wish = { productLine: line, model, errorNumber: error, software, causeCode: cause, remedyCode: remedy };
  const query = useQuery({
    queryKey: keys.improvementRows(wish),
    queryFn: ({ signal }) => call(improvementRoutes.listImprovementRows, { query: wish, signal }),
    gcTime: 0,
  });
  const about = [error, model, software, cause && names.cause(cause), remedy && names.remedy(remedy)];
  return (
    <div className={lists.page}>
      <header className={lists.head}>
        <h1>{texts.rows}</h1>
        <span className={lists.quiet}>{about.filter(Boolean).join(' · ')}</span>
        <Link to="/insights/improvement" search={{}}>
          {texts.back}
        </Link>
        <ExportMenu route={exportRoutes.exportImprovementRows} filters={wish} />
      </header>
      <div className={lists.scroll}>
        {query.isPending && <Waiting lines={8} />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data?.rows.length === 0 && <Empty icon="shield" title={texts.emptyRows} help={texts.emptyRowsHelp} />}
        {query.data && query.data.rows.length > 0 && <Rows rows={query.data.rows} />}
      </div>
    </div>
  );
}

function Rows({ rows }: { rows: readonly ImprovementRow[] }) {
  const texts = useTexts(improvementTexts);
  const names = useCodeNames();
  const { whole } = usePeriodNames('month');
  return (
    <table className={lists.table} aria-label={texts.rows}>
      <thead>
        <tr>
          {(['month', 'errorNumber', 'model', 'software', 'severity', 'causes', 'remedies'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
          <th scope="col" data-number>
            {texts.cases}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <td>{whole({ from: row.month, to: row.month })}</td>
            <td className="mono">{row.errorNumber}</td>
            <td>{row.model}</td>
            <td>{names.software(row.software)}</td>
            <td>
              <SeverityBadge severity={row.severity} isPlain />
            </td>
            <td>{names.cause(row.causeCode)}</td>
            <td>{names.remedy(row.remedyCode)}</td>
            <td data-number>{row.cases}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

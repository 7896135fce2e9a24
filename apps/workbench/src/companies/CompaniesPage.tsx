import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { companyRoutes, type DeskCompany, exportRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { ImportLink } from '../imports/ImportLink.tsx';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { useKeys } from '../shell/help/use-keys.ts';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { focusSearch, SearchField } from '../shell/lists/SearchField.tsx';
import { listKeys } from '../shell/lists/step-row.ts';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';
import { companyTexts } from './texts.ts';

/** All companies, by name. */
export function CompaniesPage({ words = '' }: { words?: string }) {
  const texts = useTexts(companyTexts);
  const navigate = useNavigate();
  const change = useCallback(
    (typed: string) => void navigate({ to: '/companies', search: typed ? { words: typed } : {}, replace: true }),
    [navigate],
  );
  useKeys({ s: focusSearch, ...listKeys });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <CompanyTabs />
        <SearchField
          className={styles.search}
          label={texts.search}
          hint={texts.searchHint}
          words={words}
          change={change}
        />
        <ImportLink kind="companies" />
        <ExportMenu route={exportRoutes.exportCompanies} filters={{ words }} />
      </header>
      <div className={styles.scroll}>
        <CompanyList words={words} />
      </div>
    </div>
  );
}

const numbers = ['machines', 'members', 'openCases'] as const;

function CompanyList({ words }: { words: string }) {
  const texts = useTexts(companyTexts);
  const filters = { words: words || undefined };
  const query = useInfiniteQuery({
    queryKey: keys.companyList(filters),
    queryFn: ({ pageParam, signal }) =>
      call(companyRoutes.listCompanies, { query: { ...filters, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (previous) => previous,
  });
  if (query.isPending) return <Waiting lines={10} height={24} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const companies = query.data.pages.flatMap((page) => page.companies);
  if (companies.length === 0 && words) return <Empty icon="people" title={texts.empty} help={texts.emptyHelp} />;
  if (companies.length === 0) return <Empty icon="people" title={texts.noneYet} help={texts.noneYetHelp} />;
  return (
    <>
      <table className={styles.table} aria-label={texts.title}>
        <thead>
          <tr>
            {(['name', 'customerNumber', 'city', 'countryRegion'] as const).map((column) => (
              <th key={column} scope="col">
                {texts[column]}
              </th>
            ))}
            {numbers.map((column) => (
              <th key={column} scope="col" data-number>
                {texts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {companies.map((company) => (
            <CompanyRow key={company.companyId} company={company} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

function CompanyRow({ company }: { company: DeskCompany }) {
  return (
    <tr>
      <td>
        <Link to="/companies/$companyId" params={{ companyId: company.companyId }}>
          {company.name}
        </Link>
      </td>
      <td className="mono">{company.customerNumber}</td>
      <td>{company.city}</td>
      <td>{company.countryRegion}</td>
      {numbers.map((column) => (
        <td key={column} data-number>
          {company[column]}
        </td>
      ))}
    </tr>
  );
}

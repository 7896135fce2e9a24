import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type AuditEntry, companyRoutes, exportRoutes, privacyDeskRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { mayCall, useMe } from '../shell/session.ts';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Time } from '../shell/time/Time.tsx';
import audit from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { actTexts } from './act-texts.ts';
import { DeskHead } from './DeskHead.tsx';
import { privacyTexts } from './texts.ts';

/** Narrows the entries: one person as concerned or as actor, an act, a thing, days. */
export interface AuditSearch {
  subject?: string;
  actor?: string;
  what?: string;
  about?: string;
  /** Days of this place's calendar, both among what is shown. */
  from?: string;
  to?: string;
}

/** The same for the service, which asks for moments. */
const asked = ({ from, to, ...search }: AuditSearch) => ({
  ...search,
  ...(from && { from: new Date(`${from}T00:00`).toISOString() }),
  ...(to && { to: new Date(new Date(`${to}T00:00`).getTime() + 86_400_000).toISOString() }),
});

/** Privacy desk: who did or saw what, newest first. */
export function AuditPage({ search }: { search: AuditSearch }) {
  const texts = useTexts(privacyTexts);
  return (
    <div className={styles.page}>
      <DeskHead>
        <span className={styles.quiet}>{texts.reading}</span>
        {(search.subject ?? search.actor) && (
          <span>
            {texts.filtered} ({search.subject ? texts.subjectOnly : texts.actorOnly}) ·{' '}
            <Link to="/privacy-desk/audit" search={{}}>
              {texts.allEntries}
            </Link>
          </span>
        )}
        <ExportMenu route={exportRoutes.exportAuditEntries} filters={asked(search)} />
        <AuditFilters search={search} />
      </DeskHead>
      <div className={styles.scroll}>
        <Entries search={search} />
      </div>
    </div>
  );
}

function Entries({ search }: { search: AuditSearch }) {
  const texts = useTexts(privacyTexts);
  const query = useInfiniteQuery({
    queryKey: [...keys.audit, search],
    queryFn: ({ pageParam, signal }) =>
      call(privacyDeskRoutes.listAuditEntries, { query: { ...asked(search), cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Each reading is an entry itself: looking back at the window must not write more.
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <Waiting lines={14} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <Empty icon="shield" title={texts.empty} help={texts.emptyHelp} />;
  return (
    <>
      <table className={styles.table} aria-label={texts.entries}>
        <thead>
          <tr>
            {(['at', 'actor', 'whatColumn', 'about', 'subjects'] as const).map((column) => (
              <th key={column} scope="col">
                {texts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.entryId} entry={entry} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

/** Nobody knows a company by its id; whoever may open it goes there. */
function CompanyName({
  company: { companyId, customerNumber, name },
}: {
  company: NonNullable<AuditEntry['company']>;
}) {
  const words = (
    <>
      <span className="mono">{customerNumber}</span> {name}
    </>
  );
  if (!mayCall(useMe(), companyRoutes.readCompany)) return <span title={companyId}>{words}</span>;
  return (
    <Link to="/companies/$companyId" params={{ companyId }} title={companyId}>
      {words}
    </Link>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const texts = useTexts(privacyTexts);
  const known: Readonly<Record<string, string>> = useTexts(actTexts);
  const aboutNames: Readonly<Record<string, string>> = texts.aboutNames;
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  return (
    <tr>
      <td className={audit.at}>
        <Time at={entry.at} />
      </td>
      <td className={audit.who}>
        {entry.actorName ?? ''} <span className={styles.quiet}>{kinds[entry.actorKind] ?? entry.actorKind}</span>
      </td>
      <td className={audit.what}>{known[entry.what] ?? entry.what}</td>
      <td className={audit.about}>
        {Object.entries(entry.about).map(([name, value]) => (
          <span key={name}>
            <span className={styles.quiet}>{aboutNames[name] ?? name}</span>{' '}
            {name === 'companyId' && entry.company ? <CompanyName company={entry.company} /> : String(value)}
          </span>
        ))}
      </td>
      <td className={audit.subjects}>
        {entry.subjects.length === 0 && <span className={styles.quiet}>{texts.noSubjects}</span>}
        {entry.subjects.map((subject) => (
          <Link key={subject} to="/privacy-desk/audit" search={{ subject }} className="mono" title={subject}>
            {subject.slice(-6)}
          </Link>
        ))}
      </td>
    </tr>
  );
}

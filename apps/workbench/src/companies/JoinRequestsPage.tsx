import { useQuery } from '@tanstack/react-query';
import { exportRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';
import { JoinRequestCard } from './JoinRequestCard.tsx';
import { joinRequestsQuery } from './join-requests-query.ts';
import { companyTexts } from './texts.ts';

/** Wishes to join that wait for a decision, oldest first. */
export function JoinRequestsPage() {
  const texts = useTexts(companyTexts);
  const query = useQuery(joinRequestsQuery);
  const waiting = (query.data ?? [])
    .filter(({ state }) => state === 'pending')
    .sort((one, other) => one.sentAt.localeCompare(other.sentAt));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <CompanyTabs />
        <ExportMenu route={exportRoutes.exportJoinRequests} />
      </header>
      <div className={styles.scroll}>
        {query.isPending && <Waiting lines={8} />}
        {!query.data && query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && waiting.length === 0 && (
          <Empty icon="people" title={texts.noRequests} help={texts.noRequestsHelp} />
        )}
        <div className={styles.sheet}>
          {waiting.map((request) => (
            <JoinRequestCard key={request.joinRequestId} request={request} />
          ))}
        </div>
      </div>
    </div>
  );
}

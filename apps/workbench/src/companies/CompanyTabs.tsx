import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { companyRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { mayCall, useMe } from '../shell/session.ts';
import styles from './companies.module.css';
import { joinRequestsQuery } from './join-requests-query.ts';
import { companyTexts } from './texts.ts';

/** The two parts of the place: all companies, and the wishes to join with their number. */
export function CompanyTabs() {
  const texts = useTexts(companyTexts);
  const mayDecide = mayCall(useMe(), companyRoutes.listJoinRequests);
  const { data } = useQuery({ ...joinRequestsQuery, enabled: mayDecide });
  if (!mayDecide) return null;
  return (
    <nav className={styles.tabs} aria-label={texts.title}>
      <Link to="/companies" activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'data-here': true }}>
        {texts.companies}
      </Link>
      <Link to="/companies/join-requests" activeProps={{ 'data-here': true }}>
        {texts.joinRequests}
        {data !== undefined && data.length > 0 && <b>{data.length}</b>}
      </Link>
    </nav>
  );
}

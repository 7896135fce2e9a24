import { useQuery } from '@tanstack/react-query';
import { useTexts } from '#ui/i18n';
import { fieldStyles, Page, Section, Skeleton, Trouble } from '../parts/index.ts';
import { useMember } from '../session/queries.ts';
import { ColleagueCard } from './ColleagueCard.tsx';
import styles from './colleagues.module.css';
import { Invites } from './Invites.tsx';
import { Joiners } from './Joiners.tsx';
import { colleaguesQuery } from './queries.ts';
import { colleagueTexts } from './texts.ts';

/** Settings → Company → Colleagues: for members who is there, for company admins everything about them. */
export function ColleaguesPage() {
  const texts = useTexts(colleagueTexts);
  const { membership } = useMember();
  const isAdmin = membership.role === 'company-admin';
  return (
    <Page title={texts.title} backTo="/settings">
      {isAdmin && <Joiners />}
      <Colleagues isAdmin={isAdmin} />
      {isAdmin && <Invites companyId={membership.company.companyId} />}
    </Page>
  );
}

function Colleagues({ isAdmin }: { isAdmin: boolean }) {
  const texts = useTexts(colleagueTexts);
  const { data, error, refetch } = useQuery(colleaguesQuery);
  if (!data) return error ? <Trouble thrown={error} onAgain={refetch} /> : <Skeleton rows={3} />;
  const active = data.filter(({ state }) => state === 'active');
  const former = data.filter(({ state }) => state === 'left');
  return (
    <Section title={texts.title} count={active.length}>
      <ul className={styles.list}>
        {active.map((one) => (
          <li key={one.membershipId}>
            <ColleagueCard colleague={one} isAdmin={isAdmin} />
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <details className={fieldStyles.more}>
          <summary>{texts.former(former.length)}</summary>
          <ul className={styles.list}>
            {former.map((one) => (
              <li key={one.membershipId}>
                <ColleagueCard colleague={one} isAdmin={false} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

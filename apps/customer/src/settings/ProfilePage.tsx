import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { ProfileForm } from '../joining/ProfileForm.tsx';
import { Card, Facts, Notice, Page, Section } from '../parts/index.ts';
import { membersQuery, useMember } from '../session/queries.ts';
import { settingsTexts } from './texts.ts';

/** Settings → Account → Profile. */
export function ProfilePage() {
  const texts = useTexts(settingsTexts);
  const words = useTexts(peopleWords);
  const { profile, membership } = useMember();
  const { data: members = [] } = useQuery(membersQuery);
  const [isSaved, setIsSaved] = useState(false);
  const { company } = membership;
  return (
    <Page title={texts.profile} backTo="/settings">
      <Card>
        <ProfileForm profile={profile} saveWords={texts.save} onSaved={() => setIsSaved(true)} />
        <div role="status">{isSaved && <Notice tone="done">{texts.saved}</Notice>}</div>
      </Card>
      <Section title={texts.company}>
        <Card>
          <Facts
            facts={[
              [texts.company, company.name],
              [
                texts.customerNumber,
                <span key="number" className="mono">
                  {company.customerNumber}
                </span>,
              ],
              [
                texts.colleagues,
                <ul key="members">
                  {members.map((one) => (
                    <li key={one.membershipId}>
                      {one.label}
                      {one.isMe && ` (${texts.me})`}
                      {one.role === 'company-admin' && ` · ${words.role['company-admin']}`}
                    </li>
                  ))}
                </ul>,
              ],
            ]}
          />
        </Card>
      </Section>
    </Page>
  );
}

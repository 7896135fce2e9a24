import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { operatorProfileSchema } from '#contract/operator';
import { useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { systemTexts } from './texts.ts';

/** The operator profile as this installation has read it, checked once more here. */
export function OperatorPage() {
  const texts = useTexts(systemTexts);
  const query = useQuery({
    queryKey: ['operator'],
    queryFn: async ({ signal }) => {
      const answer = await fetch('/workbench/operator.json', { signal });
      return operatorProfileSchema.safeParse(await answer.json());
    },
  });
  return (
    <AdministrationPage>
      {query.isPending && <Waiting lines={8} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <div className={lists.sheet}>
          <p className={styles.help}>{texts.profileHelp}</p>
          {query.data.success ? (
            <Facts profile={query.data.data} />
          ) : (
            <Empty
              icon="warning"
              title={texts.profileWrong}
              help={query.data.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' · ')}
            />
          )}
        </div>
      )}
    </AdministrationPage>
  );
}

type Profile = ReturnType<typeof operatorProfileSchema.parse>;

function Facts({ profile }: { profile: Profile }) {
  const texts = useTexts(systemTexts);
  const lines = useTexts(peopleWords).productLine;
  const { language } = useLanguage();
  const { operator, recipient, hotlines } = profile;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [texts.appName, profile.appName[language]],
    [texts.operator, operator.name[language]],
    [texts.address, operator.address[language]],
    [texts.privacyEmail, operator.privacyEmail],
    [`${texts.hotlines} · ${lines['machine-tool']}`, hotlines['machine-tool']],
    [`${texts.hotlines} · ${lines.laser}`, hotlines.laser],
    [texts.recipient, `${recipient.name}, ${recipient.address[language]}, ${recipient.phone}, ${recipient.email}`],
    [texts.zones, `${profile.timeZones.customers} / ${profile.timeZones.maker}`],
    [texts.policyRevision, profile.policyRevision],
  ];
  return (
    <section className={lists.card}>
      <dl className={lists.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { CaseRow, needsCustomer } from '../cases/CaseRow.tsx';
import { casesQuery } from '../cases/queries.ts';
import { Hotline } from '../hotline/Hotline.tsx';
import { AsOf } from '../offline/AsOf.tsx';
import { InstallHint } from '../offline/install/InstallHint.tsx';
import { UnsentList } from '../offline/UnsentList.tsx';
import { Empty, LinkButton, Page, Section, Skeleton, Trouble } from '../parts/index.ts';
import { placesQuery, useMember } from '../session/queries.ts';
import styles from './home.module.css';
import { homeTexts } from './texts.ts';

/** What now: scan, what waits for you, what is open. */
export function HomePage() {
  const texts = useTexts(homeTexts);
  const { language } = useLanguage();
  const { data: places } = useQuery(placesQuery);
  const { membership, companies = [] } = useMember();
  const { company } = membership;
  const heading = (
    <>
      {places?.appName[language] ?? texts.title}{' '}
      <div className={styles.company}>
        {companies.length > 1 ? <Link to="/settings">{company.name} ⇄</Link> : company.name}
      </div>
    </>
  );
  return (
    <Page title={texts.title} heading={heading} isWide>
      <div className={styles.columns}>
        <div className={styles.side}>
          <Link to="/scan" className={styles.scan}>
            <Icon name="scan" size={56} />
            <span>
              <strong>{texts.scan}</strong>
              <small>{texts.scanHelp}</small>
            </span>
          </Link>
          <UnsentList />
          <LinkButton to="/open" search={{ draft: 'new' }} look="plain" icon="plus" isWide>
            {texts.byHand}
          </LinkButton>
        </div>
        <div className={styles.side}>
          <InstallHint />
          <Cases />
        </div>
      </div>
    </Page>
  );
}

const useOpenCases = () => useInfiniteQuery(casesQuery({ scope: 'company', state: 'open' }));

function Cases() {
  const texts = useTexts(homeTexts);
  const seen = useOpenCases();
  // What stands under the cases comes with them: it would be pushed away as they come.
  if (seen.isPending) return <Skeleton rows={3} />;
  return (
    <>
      <CaseParts seen={seen} />
      <Section title={texts.hotlines}>
        <Hotline />
      </Section>
    </>
  );
}

function CaseParts({ seen }: { seen: ReturnType<typeof useOpenCases> }) {
  const texts = useTexts(homeTexts);
  const { data, error, refetch } = seen;
  if (!data) return <Trouble thrown={error} onAgain={refetch} />;
  const cases = data.pages.flatMap((page) => page.cases);
  if (cases.length === 0) return <Empty title={texts.nothing}>{texts.nothingHelp}</Empty>;
  const due = cases.filter(needsCustomer);
  const others = cases.filter((line) => !needsCustomer(line)).slice(0, 8);
  return (
    <>
      <AsOf seen={seen} />
      {due.length > 0 && (
        <Section title={texts.needsYou} count={due.length}>
          <div className={styles.list}>
            {due.map((line) => (
              <CaseRow key={line.caseId} line={line} />
            ))}
          </div>
        </Section>
      )}
      {others.length > 0 && (
        <Section title={texts.open} count={others.length}>
          <div className={styles.list}>
            {others.map((line) => (
              <CaseRow key={line.caseId} line={line} />
            ))}
          </div>
        </Section>
      )}
      <LinkButton to="/cases" look="quiet">
        {texts.all}
      </LinkButton>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { PolicyBody } from '../first-visit/PolicyBody.tsx';
import { policyQuery } from '../first-visit/policy-queries.ts';
import { visitTexts } from '../first-visit/texts.ts';
import { Hotline } from '../hotline/Hotline.tsx';
import { Card, Facts, Notice, Page, Skeleton, Trouble } from '../parts/index.ts';
import { placesQuery } from '../session/queries.ts';
import { useNewestBuild } from '../shell/watching/use-new-version.ts';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** Settings → App information → version. */
export function VersionPage() {
  const texts = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { data: places } = useQuery(placesQuery);
  const build = useNewestBuild();
  return (
    <Page title={texts.version} backTo="/settings">
      <Card>
        <p>{places?.appName[language]}</p>
        <Facts
          facts={[
            [
              texts.build,
              <span key="build" className="mono">
                {build}
              </span>,
            ],
          ]}
        />
      </Card>
    </Page>
  );
}

/** Settings → App information → policy: both texts in force. */
export function PolicyPage() {
  const texts = useTexts(settingsTexts);
  const visit = useTexts(visitTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(policyQuery(language));
  return (
    <Page title={texts.policy} backTo="/settings">
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <>
          <p>{visit.version(data.version, formats.fullDate(data.effectiveAt))}</p>
          {data.demo && <Notice tone="due">{visit.demo}</Notice>}
          <PolicyBody body={data.policy.body} />
          <PolicyBody body={data.crossBorder.body} />
        </>
      )}
    </Page>
  );
}

/** Settings → App information → contact. */
export function ContactPage() {
  const texts = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { data: places } = useQuery(placesQuery);
  return (
    <Page title={texts.contact} backTo="/settings">
      {!places && <Skeleton rows={2} />}
      {places && (
        <>
          <Hotline />
          <Card>
            <Facts
              facts={[
                [texts.operator, places.operator.name[language]],
                [texts.address, places.operator.address[language]],
                [texts.privacyEmail, <Mail key="mail" address={places.operator.privacyEmail} />],
              ]}
            />
          </Card>
          <Card>
            <Facts
              facts={[
                [texts.recipient, places.recipient.name],
                [texts.address, places.recipient.address[language]],
                [texts.privacyEmail, <Mail key="mail" address={places.recipient.email} />],
              ]}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

const Mail = ({ address }: { address: string }) => (
  <a className={styles.mail} href={`mailto:${address}`}>
    {address}
  </a>
);

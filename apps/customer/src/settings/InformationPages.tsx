import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '#ui/i18n';
import { Hotline } from '../hotline/Hotline.tsx';
import { Card, Facts, Page, Skeleton } from '../parts/index.ts';
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

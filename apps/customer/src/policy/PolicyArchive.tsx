import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { languageNames, useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { Skeleton, Trouble } from '../parts/index.ts';
import { PolicyFrame } from './PolicyFrame.tsx';
import { PolicyLink } from './PolicyLink.tsx';
import styles from './policy.module.css';
import { archiveQuery, beginsOn, standingOf, type Version } from './queries.ts';
import { policyTexts } from './texts.ts';

/** Every published version, readable by anyone, with the hash of each text (S8.2). */
export function PolicyArchive() {
  const texts = useTexts(policyTexts);
  const { data, error, refetch } = useQuery(archiveQuery);
  const [now] = useState(() => new Date());
  return (
    <PolicyFrame title={texts.archive}>
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <div className={styles.policy}>
          <p>{texts.archiveLead}</p>
          {data.length > 1 && (
            <nav className={styles.acts} aria-label={texts.compare}>
              <PolicyLink page="comparison" className={styles.act}>
                <Icon name="split" size={18} />
                {texts.compare}
              </PolicyLink>
            </nav>
          )}
          <ol className={styles.versions}>
            {data.map((version, at) => (
              <li key={version.version}>
                <VersionCard version={version} before={data[at + 1]} standing={standingOf(version, data, now)} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </PolicyFrame>
  );
}

interface VersionCardProps {
  version: Version;
  before: Version | undefined;
  standing: ReturnType<typeof standingOf>;
}

function VersionCard({ version, before, standing }: VersionCardProps) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  return (
    <article className={styles.card}>
      <strong className={styles.standing} data-standing={standing}>
        <Icon name={standing === 'inForce' ? 'done' : standing === 'notYet' ? 'clock' : 'history'} size={18} />
        {texts[standing]}
      </strong>
      <h2 className={styles.heading}>{texts.version(version.version, formats.fullDate(beginsOn(version)))}</h2>
      <p className={styles.version}>{texts.published(formats.fullDate(version.publishedAt))}</p>
      {version.changes && <p>{version.changes[language]}</p>}
      {version.demo && <p className={styles.version}>{texts.demo}</p>}
      <div className={styles.acts}>
        <PolicyLink page="reading" version={version.version} className={styles.act}>
          <Icon name="file" size={18} />
          {texts.read}
        </PolicyLink>
        {before && (
          <PolicyLink page="comparison" from={before.version} to={version.version} className={styles.act}>
            <Icon name="split" size={18} />
            {texts.changes}
          </PolicyLink>
        )}
      </div>
      <details className={styles.small}>
        <summary>{texts.hashes}</summary>
        <dl>
          {version.texts.map(({ kind, language, sha256 }) => (
            <div key={`${kind} ${language}`}>
              <dt>
                {texts.kinds[kind]} · {languageNames[language]}
              </dt>
              <dd className="mono">{sha256}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

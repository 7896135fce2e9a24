import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { policyQuery } from '../first-visit/policy-queries.ts';
import { Notice, Skeleton } from '../parts/index.ts';
import { NotInLanguage, PolicyFrame } from './PolicyFrame.tsx';
import { PolicyLink } from './PolicyLink.tsx';
import { Folded, PolicyParts } from './PolicyParts.tsx';
import styles from './policy.module.css';
import {
  archiveQuery,
  beginsOn,
  type PolicyText,
  standingOf,
  textsOf,
  type VersionTexts,
  versionQuery,
} from './queries.ts';
import { policyTexts } from './texts.ts';

/** A version of the policy to read: the summary on top, then what it says function by function (S0.1, S8.2). */
export function PolicyReading({ version }: { version?: number }) {
  const texts = useTexts(policyTexts);
  const { language } = useLanguage();
  const current = useQuery({ ...policyQuery(language), enabled: version === undefined });
  const asked = useQuery({ ...versionQuery(version ?? 0, language), enabled: version !== undefined });
  const { data, error, refetch } = version === undefined ? current : asked;
  return (
    <PolicyFrame title={texts.title} isFirst={version === undefined}>
      {error && !data && (
        <NotInLanguage versions={version === undefined ? [] : [version]} thrown={error} onAgain={refetch} />
      )}
      {!data && !error && <Skeleton rows={5} />}
      {data && <Texts data={data} />}
    </PolicyFrame>
  );
}

function Texts({ data }: { data: VersionTexts }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const [policy, ...consents] = textsOf(data);
  return (
    <div className={styles.policy}>
      <p className={styles.version}>{texts.version(data.version, formats.fullDate(beginsOn(data)))}</p>
      <Standing version={data.version} />
      <Acts data={data} />
      <PolicyParts body={policy!.body} />
      {consents.length > 0 && <h2 className={styles.heading}>{texts.consents}</h2>}
      <div className={styles.group}>
        {consents.map((text) => (
          <Folded key={text.kind} heading={texts.kinds[text.kind]} body={withoutTitle(text.body)} />
        ))}
      </div>
      <Hashes all={[policy!, ...consents]} />
    </div>
  );
}

const withoutTitle = (body: string) => body.replace(/^# .*\n/, '').trim();

function Standing({ version }: { version: number }) {
  const texts = useTexts(policyTexts);
  const { data: versions = [] } = useQuery(archiveQuery);
  const [now] = useState(() => new Date());
  const own = versions.find((one) => one.version === version);
  const standing = own ? standingOf(own, versions, now) : 'inForce';
  if (standing === 'inForce') return null;
  return (
    <Notice tone="due">
      {standing === 'earlier' ? texts.earlierNotice : texts.notYetNotice}{' '}
      <PolicyLink page="reading">{texts.toCurrent}</PolicyLink>
    </Notice>
  );
}

function Acts({ data }: { data: VersionTexts }) {
  const texts = useTexts(policyTexts);
  return (
    <nav className={styles.acts} aria-label={texts.title}>
      <PolicyLink page="archive" className={styles.act}>
        <Icon name="history" size={18} />
        {texts.archive}
      </PolicyLink>
      <a
        className={styles.act}
        href={`/policy/${data.version}/${data.language}/policy.pdf`}
        target="_blank"
        rel="noreferrer"
      >
        <Icon name="file" size={18} />
        {texts.pdf}
      </a>
      <button type="button" className={styles.act} onClick={() => window.print()}>
        <Icon name="file" size={18} />
        {texts.print}
      </button>
    </nav>
  );
}

function Hashes({ all }: { all: readonly PolicyText[] }) {
  const texts = useTexts(policyTexts);
  return (
    <section className={styles.hashes} aria-label={texts.hashes}>
      <h2 className={styles.heading}>{texts.hashes}</h2>
      <p>{texts.hashLead}</p>
      <dl>
        {all.map(({ kind, sha256 }) => (
          <div key={kind}>
            <dt>{texts.kinds[kind]}</dt>
            <dd className="mono">{sha256}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

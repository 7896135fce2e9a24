import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ComparedLine, compareTexts } from '#ui/comparison';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { Notice, SelectField, Skeleton, Trouble } from '../parts/index.ts';
import { ComparedLines } from './ComparedLines.tsx';
import { NotInLanguage, PolicyFrame } from './PolicyFrame.tsx';
import { addressOf, useIsInTheOpen } from './PolicyLink.tsx';
import styles from './policy.module.css';
import { archiveQuery, beginsOn, textsOf, type Version, type VersionTexts, versionQuery } from './queries.ts';
import { policyTexts } from './texts.ts';

/** Any two versions beside each other, paragraph by paragraph (S8.2). */
export function PolicyComparison({ from, to }: { from?: number; to?: number }) {
  const texts = useTexts(policyTexts);
  const { data, error, refetch } = useQuery(archiveQuery);
  const newer = to ?? data?.[0]?.version;
  const older = from ?? data?.[1]?.version;
  return (
    <PolicyFrame title={texts.compare}>
      {error && !data && <Trouble thrown={error} onAgain={refetch} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && data.length < 2 && <Notice>{texts.onlyOne}</Notice>}
      {data && data.length >= 2 && newer !== undefined && older !== undefined && (
        <div className={styles.policy}>
          <Choice versions={data} from={older} to={newer} />
          <Differences from={older} to={newer} />
        </div>
      )}
    </PolicyFrame>
  );
}

function Choice({ versions, from, to }: { versions: readonly Version[]; from: number; to: number }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const isInTheOpen = useIsInTheOpen();
  const options = versions.map(
    (one) => [String(one.version), texts.choice(one.version, formats.fullDate(beginsOn(one)))] as const,
  );
  const go = (chosen: { from: number; to: number }) =>
    void navigate({ ...addressOf({ page: 'comparison', ...chosen }, isInTheOpen), replace: true });
  return (
    <div className={styles.choice}>
      <SelectField
        label={texts.from}
        value={String(from)}
        options={options}
        onText={(value) => go({ from: Number(value), to })}
      />
      <SelectField
        label={texts.to}
        value={String(to)}
        options={options}
        onText={(value) => go({ from, to: Number(value) })}
      />
    </div>
  );
}

function Differences({ from, to }: { from: number; to: number }) {
  const texts = useTexts(policyTexts);
  const { language } = useLanguage();
  const before = useQuery(versionQuery(from, language));
  const after = useQuery(versionQuery(to, language));
  const compared = useMemo(
    () => (before.data && after.data ? comparedTexts(before.data, after.data) : undefined),
    [before.data, after.data],
  );
  const error = before.error ?? after.error;
  if (error && !compared)
    return (
      <NotInLanguage
        versions={[from, to]}
        thrown={error}
        onAgain={() => Promise.all([before.refetch(), after.refetch()])}
      />
    );
  if (!compared) return <Skeleton rows={4} />;
  if (compared.every(({ isSame }) => isSame)) return <Notice tone="done">{texts.same}</Notice>;
  return (
    <>
      <p className={styles.version}>{texts.legend}</p>
      {compared
        .filter(({ isSame }) => !isSame)
        .map(({ kind, lines, is }) => (
          <section key={kind} className={styles.card}>
            <h2 className={styles.heading}>{texts.kinds[kind]}</h2>
            {is !== 'both' && <p>{is === 'new' ? texts.newText : texts.goneText}</p>}
            <ComparedLines lines={lines} />
          </section>
        ))}
    </>
  );
}

type Kind = ReturnType<typeof textsOf>[number]['kind'];

interface Compared {
  readonly kind: Kind;
  readonly is: 'both' | 'new' | 'gone';
  readonly isSame: boolean;
  readonly lines: readonly ComparedLine[];
}

function comparedTexts(before: VersionTexts, after: VersionTexts): Compared[] {
  const [older, newer] = [textsOf(before), textsOf(after)];
  const kinds = [...new Set([...newer, ...older].map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const was = older.find((text) => text.kind === kind);
    const is = newer.find((text) => text.kind === kind);
    return {
      kind,
      is: was && is ? 'both' : is ? 'new' : 'gone',
      isSame: was?.sha256 === is?.sha256,
      lines: compareTexts(was?.body ?? '', is?.body ?? ''),
    };
  });
}

import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskPolicyText } from '#contract';
import { type ConsentKind, consentKinds } from '#contract/home';
import { type Language, languages } from '#contract/route';
import { useTexts } from '#ui/i18n';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { changedLines } from './changed-lines.ts';
import { PolicyLine, PolicyText } from './PolicyText.tsx';
import styles from './policies.module.css';
import { versionQuery } from './policy-queries.ts';
import { policyTexts } from './texts.ts';

/** Which text is looked at. */
export interface Looking {
  readonly kind: ConsentKind;
  readonly language: Language;
}

interface TextsPanelProps {
  looking: Looking;
  look: (looking: Looking) => void;
  /** The texts in the language that is looked at; undefined while they are on their way. */
  texts: readonly DeskPolicyText[] | undefined;
  /** Versions to compare with, the one meant first. */
  others: readonly number[];
}

/** A text to read, or beside another version of it. */
export function TextsPanel({ looking, look, texts, others }: TextsPanelProps) {
  const words = useTexts(policyTexts);
  const [other, setOther] = useState<number | null>(null);
  const text = texts?.find(({ kind }) => kind === looking.kind);
  return (
    <section className={styles.panel} aria-label={words.kind[looking.kind]}>
      <div className={styles.choice}>
        <SegmentedControl
          size="xs"
          value={looking.kind}
          onChange={(kind) => look({ ...looking, kind: kind as ConsentKind })}
          data={consentKinds.map((kind) => ({ value: kind, label: words.kind[kind] }))}
        />
        <SegmentedControl
          size="xs"
          value={looking.language}
          onChange={(language) => look({ ...looking, language: language as Language })}
          data={languages.map((language) => ({ value: language, label: words.language[language] }))}
        />
        <Select
          size="xs"
          clearable
          aria-label={words.compareWith}
          placeholder={words.compareWith}
          data={others.map((version) => ({ value: `${version}`, label: `${words.version} ${version}` }))}
          value={other === null ? null : `${other}`}
          onChange={(value) => setOther(value === null ? null : Number(value))}
        />
      </div>
      {!texts && <Waiting lines={10} />}
      {texts && !text && <Empty icon="file" title={words.noText} help={words.noTextHelp} />}
      {text && other === null && <PolicyText body={text.body} language={looking.language} />}
      {text && other !== null && <Compared version={other} looking={looking} body={text.body} />}
    </section>
  );
}

function Compared({ version, looking, body }: { version: number; looking: Looking; body: string }) {
  const words = useTexts(policyTexts);
  const query = useQuery(versionQuery(version, looking.language));
  if (query.isPending) return <Waiting lines={10} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const before = query.data.texts.find(({ kind }) => kind === looking.kind)?.body ?? '';
  const lines = changedLines(before, body);
  return (
    <article className={styles.text} lang={looking.language}>
      {lines.every(({ is }) => is === 'same') && <p className={styles.note}>{words.same}</p>}
      {lines.map(({ text, is }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and none is ever moved
        <div key={`${at} ${text}`} className={styles.line} data-is={is}>
          {is !== 'same' && <span className={styles.sign}>{is === 'added' ? words.added : words.removed}</span>}
          <PolicyLine line={text} />
        </div>
      ))}
    </article>
  );
}

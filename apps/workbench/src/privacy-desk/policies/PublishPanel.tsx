import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type PolicyDraft, privacyDeskRoutes } from '#contract';
import { languages } from '#contract/route';
import { useFormats, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import styles from './policies.module.css';
import { policiesChanged, policiesQuery, reachQuery } from './policy-queries.ts';
import { refusalWords } from './refusals.ts';
import { policyTexts } from './texts.ts';

const noChanges = { zh: '', en: '', de: '' };

/** Publishing: what is new, from when, whom it asks again, and the question. */
export function PublishPanel({ draft }: { draft: PolicyDraft }) {
  const texts = useTexts(policyTexts);
  const [changes, setChanges] = useState(noChanges);
  const [at, setAt] = useState<string | null>(null);
  const isArchive = draft.purpose === 'archive';
  const isIncomplete =
    draft.missing.length > 0 || (!isArchive && languages.some((language) => changes[language].trim() === ''));
  return (
    <section className={styles.panel} aria-label={isArchive ? texts.archive : texts.publish}>
      <div className={styles.body}>
        {draft.missing.length > 0 && <p role="status">{texts.needed(draft.missing.length)}</p>}
        {draft.hasUnreleased && (
          <p role="status" className={styles.warning}>
            {texts.unreleased}
          </p>
        )}
        {!draft.registerIsSame && <p role="status">{texts.registerChanged}</p>}
        {!isArchive && (
          <>
            <strong>{texts.summary}</strong>
            <p className={styles.quiet}>{texts.summaryHelp}</p>
            {languages.map((language) => (
              <Textarea
                key={language}
                label={texts.language[language]}
                lang={language}
                autosize
                minRows={2}
                maxLength={2000}
                value={changes[language]}
                onChange={(event) => setChanges({ ...changes, [language]: event.currentTarget.value })}
              />
            ))}
            <Effect at={at} setAt={setAt} />
            <Reach />
          </>
        )}
        <Publish draft={draft} changes={isArchive ? null : changes} at={at} isIncomplete={isIncomplete} />
      </div>
    </section>
  );
}

function Effect({ at, setAt }: { at: string | null; setAt: (at: string | null) => void }) {
  const texts = useTexts(policyTexts);
  return (
    <>
      <strong>{texts.effect}</strong>
      <SegmentedControl
        size="xs"
        orientation="vertical"
        value={at === null ? 'soon' : 'later'}
        onChange={(value) => setAt(value === 'soon' ? null : '')}
        data={[
          { value: 'soon', label: texts.soon },
          { value: 'later', label: texts.later },
        ]}
      />
      {at !== null && (
        <TextInput
          type="datetime-local"
          aria-label={texts.effect}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      )}
    </>
  );
}

function Reach() {
  const texts = useTexts(policyTexts);
  const { data } = useQuery(reachQuery);
  return (
    <>
      <strong>{texts.reach}</strong>
      {data && <p>{texts.reachPeople(data.known, data.inCompanies, data.companies)}</p>}
      <p className={styles.quiet}>{texts.reachUnknown}</p>
    </>
  );
}

interface PublishProps {
  draft: PolicyDraft;
  changes: typeof noChanges | null;
  at: string | null;
  isIncomplete: boolean;
}

function Publish({ draft, changes, at, isIncomplete }: PublishProps) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const { data } = useQuery(reachQuery);
  const { data: list } = useQuery(policiesQuery);
  const effectiveAt = at ? new Date(at).toISOString() : null;
  const isArchive = draft.purpose === 'archive';
  const run = async () => {
    const shown = draft.texts.map(({ sha256 }) => sha256);
    const body = { effectiveAt, changes, shown };
    await call(privacyDeskRoutes.publishPolicy, { params: { draftId: draft.draftId }, body });
    await navigate({ to: '/privacy-desk/policies' });
    await policiesChanged();
  };
  return (
    <AskButton
      words={isArchive ? texts.archive : texts.publish}
      title={isArchive ? texts.archiveAsk : texts.publishAsk}
      isGrave={!isArchive}
      isIncomplete={isIncomplete || at === ''}
      run={run}
      done={isArchive ? texts.archivedDone : texts.publishedDone}
      refused={(thrown) => refusalWords(thrown, texts, formats, list?.versions)}
    >
      <p>
        {isArchive
          ? texts.archiveConsequence
          : at === ''
            ? texts.chooseMoment
            : texts.publishConsequence(data?.known ?? 0, effectiveAt ? formats.dateTime(effectiveAt) : texts.whenSoon)}
      </p>
      {draft.hasUnreleased && <p className={styles.warning}>{texts.unreleased}</p>}
      {draft.missing.length > 0 && <p>{texts.needed(draft.missing.length)}</p>}
      {isIncomplete && draft.missing.length === 0 && <p>{texts.summaryHelp}</p>}
    </AskButton>
  );
}

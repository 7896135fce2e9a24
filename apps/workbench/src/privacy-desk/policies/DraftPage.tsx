import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { addressOf, type PolicyDraft, type Problem, ProblemError, privacyDeskRoutes } from '#contract';
import { consentKinds } from '#contract/home';
import { languages } from '#contract/route';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { toastDone } from '../../region/toasts.tsx';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { PolicyHead } from './PolicyHead.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import styles from './policies.module.css';
import { dayOf, draftQuery, policiesChanged, policiesQuery } from './policy-queries.ts';
import { type Looking, TextsPanel } from './TextsPanel.tsx';
import { policyTexts } from './texts.ts';

/** A prepared policy: its texts to read and compare, own texts put in, and what publishing it means. */
export function DraftPage({ draftId }: { draftId: string }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const [looking, look] = useState<Looking>({ kind: 'policy', language });
  const query = useQuery(draftQuery(draftId, looking.language));
  const { data: list } = useQuery(policiesQuery);
  if (query.isPending) return <Waiting lines={12} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const { draft } = query.data;
  const known = list?.versions.map(({ version }) => version).filter((version) => version !== list.inForce) ?? [];
  return (
    <div className={lists.page}>
      <PolicyHead
        of={draft.appliedFrom ? texts.draftArchive(formats.fullDate(dayOf(draft.appliedFrom))) : texts.draftVersion}
      >
        <Drop draftId={draftId} />
      </PolicyHead>
      <div className={lists.scroll}>
        <div className={styles.columns}>
          <div className={styles.side}>
            <Matrix draft={draft} looking={looking} look={look} />
            <PublishPanel draft={draft} />
          </div>
          <TextsPanel
            looking={looking}
            look={look}
            texts={query.isPlaceholderData ? undefined : query.data.texts}
            others={list ? [...new Set([list.inForce, ...known])] : []}
          />
        </div>
      </div>
    </div>
  );
}

function Drop({ draftId }: { draftId: string }) {
  const texts = useTexts(policyTexts);
  const navigate = useNavigate();
  const run = async () => {
    await call(privacyDeskRoutes.dropPolicyDraft, { params: { draftId } });
    await navigate({ to: '/privacy-desk/policies' });
    await policiesChanged();
  };
  return (
    <AskButton words={texts.drop} title={texts.dropAsk} isGrave run={run} done={texts.dropped}>
      <p>{texts.dropHelp}</p>
    </AskButton>
  );
}

interface MatrixProps {
  draft: PolicyDraft;
  looking: Looking;
  look: (looking: Looking) => void;
}

function Matrix({ draft, looking, look }: MatrixProps) {
  const texts = useTexts(policyTexts);
  const stateOf = (one: Looking) => {
    const text = draft.texts.find(({ kind, language }) => kind === one.kind && language === one.language);
    return text ? texts.origin[text.origin] : texts.missing;
  };
  return (
    <section className={styles.panel} aria-label={texts.ownText}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th />
            {languages.map((language) => (
              <th key={language} scope="col">
                {texts.language[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consentKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{texts.kind[kind]}</th>
              {languages.map((language) => (
                <td key={language}>
                  <button
                    type="button"
                    aria-pressed={kind === looking.kind && language === looking.language}
                    onClick={() => look({ kind, language })}
                  >
                    {stateOf({ kind, language })}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <OwnText draftId={draft.draftId} looking={looking} />
    </section>
  );
}

async function sendText(draftId: string, { kind, language }: Looking, file: File): Promise<void> {
  const route = privacyDeskRoutes.importPolicyText;
  const response = await fetch(addressOf(route, { params: { draftId, kind, language } }), {
    method: route.method,
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    credentials: 'same-origin',
    body: file,
  }).catch(() => {
    throw new ProblemError({ code: 'try-again', status: 503 });
  });
  if (response.ok) return;
  const body = (await response.json().catch(() => ({ code: 'try-again', status: response.status }))) as Problem;
  throw new ProblemError(body);
}

function useFileWords() {
  const { fileProblem } = useTexts(policyTexts);
  const words = useWordsForProblem();
  return (error: unknown): string => {
    const { code, fields } = (error instanceof ProblemError && error.problem) || {};
    if (code === 'input') return fields?.file === 'encoding' ? fileProblem.encoding : fileProblem.empty;
    if (code === 'file-type') return fileProblem.type;
    if (code === 'file-broken') return fileProblem.broken;
    return code === 'file-too-large' ? fileProblem.large : words(error);
  };
}

function OwnText({ draftId, looking }: { draftId: string; looking: Looking }) {
  const texts = useTexts(policyTexts);
  const words = useFileWords();
  const input = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: (file: File) => sendText(draftId, looking, file),
    onSuccess: () => {
      toastDone(texts.imported);
      return policiesChanged();
    },
  });
  return (
    <div className={styles.body}>
      <p className={styles.quiet}>{texts.ownTextHelp}</p>
      <Button
        size="xs"
        variant="default"
        className={styles.long}
        loading={sending.isPending}
        onClick={() => input.current?.click()}
      >
        {texts.ownText}: {texts.kind[looking.kind]}, {texts.language[looking.language]}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".md,.txt,.pdf,text/plain,text/markdown,application/pdf"
        data-testid="policy-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) sending.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      {sending.error && (
        <p className={styles.problem} role="alert">
          {words(sending.error)}
        </p>
      )}
    </div>
  );
}

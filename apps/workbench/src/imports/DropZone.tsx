import { Button, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { addressOf, type ImportKind, importKinds, importRoutes } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { codeOf, useWordsForProblem } from '#ui/words';
import { newId } from '../region/new-id.ts';
import { useFocusKept } from '../shell/asking/use-focus-back.ts';
import { useKeys } from '../shell/help/use-keys.ts';
import { keepImport } from './import-query.ts';
import styles from './imports.module.css';
import { sendFile } from './send-file.ts';
import { importTexts } from './texts.ts';

/** Where a file is dropped or chosen, with what it holds. */
export function DropZone({ kind, change }: { kind: ImportKind; change: (kind: ImportKind) => void }) {
  const texts = useTexts(importTexts);
  return (
    <section className={styles.intake} aria-label={texts.title}>
      <Kinds kind={kind} change={change} />
      <Drop kind={kind} />
    </section>
  );
}

function Kinds({ kind, change }: { kind: ImportKind; change: (kind: ImportKind) => void }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const template = addressOf(importRoutes.downloadImportTemplate, { params: { kind }, query: { language } });
  return (
    <div className={styles.kinds}>
      <span id="import-kind">{texts.kindAsk}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby="import-kind"
        value={kind}
        onChange={(value) => change(value as ImportKind)}
        data={importKinds.map((value) => ({ value, label: texts.kind[value] }))}
      />
      <a className={styles.template} href={template} download>
        {texts.template}
      </a>
    </div>
  );
}

/** What a place needs to take dropped files. */
function useDropping(take: (file: File | undefined) => void) {
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return { isOver, onDragOver, onDragLeave: () => setOver(false), onDrop };
}

function Drop({ kind }: { kind: ImportKind }) {
  const texts = useTexts(importTexts);
  const input = useRef<HTMLInputElement>(null);
  const send = useSending(kind);
  useFocusKept(send.isPending);
  const take = (file: File | undefined) => file && send.mutate(file);
  const { isOver, ...dropping } = useDropping(take);
  useKeys({ n: () => input.current?.click() });
  return (
    <div className={styles.drop} data-over={isOver || undefined} {...dropping}>
      <Icon name="file" size={28} />
      <strong>{isOver ? texts.dropNow : texts.drop}</strong>
      <p>{texts.dropHelp}</p>
      <Button size="sm" loading={send.isPending} aria-keyshortcuts="n" onClick={() => input.current?.click()}>
        {texts.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        data-testid="import-file"
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <SendingProblem error={send.error} />
    </div>
  );
}

function SendingProblem({ error }: { error: unknown }) {
  const texts = useTexts(importTexts);
  const words = useWordsForProblem();
  if (!error) return null;
  const own = texts.uploadProblem as Readonly<Record<string, string>>;
  return (
    <p className={styles.problem} role="alert">
      <Icon name="warning" size={16} /> {own[codeOf(error)] ?? words(error)}
    </p>
  );
}

function useSending(kind: ImportKind) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (file: File) => sendFile(newId(), kind, file),
    onSuccess: (one) => {
      keepImport(one);
      void navigate({ to: '/imports/$importId', params: { importId: one.importId } });
    },
  });
}

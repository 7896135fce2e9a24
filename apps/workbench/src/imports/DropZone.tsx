import { Button, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { addressOf, type ImportKind, importKinds, importRoutes } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { codeOf, useWordsForProblem } from '#ui/words';
import { newId } from '../region/new-id.ts';
import { useKeys } from '../shell/help/use-keys.ts';
import { keepImport } from './import-query.ts';
import styles from './imports.module.css';
import { sendFile } from './send-file.ts';
import { importTexts } from './texts.ts';

/** Where a file is dropped or chosen, with what it holds. */
export function DropZone({ kind, change }: { kind: ImportKind; change: (kind: ImportKind) => void }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = useSending(kind);
  useKeys({ n: () => input.current?.click() });
  const take = (file: File | undefined) => file && send.mutate(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className={styles.intake} aria-label={texts.title}>
      <div className={styles.kinds}>
        <span id="import-kind">{texts.kindAsk}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="import-kind"
          value={kind}
          onChange={(value) => change(value as ImportKind)}
          data={importKinds.map((value) => ({ value, label: texts.kind[value] }))}
        />
        <a
          className={styles.template}
          href={addressOf(importRoutes.downloadImportTemplate, { params: { kind }, query: { language } })}
          download
        >
          {texts.template}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
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
    </section>
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

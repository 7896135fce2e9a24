import { Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Import,
  type ImportFieldName,
  type ImportMapping,
  type ImportPreview,
  type ImportReading,
  importFields,
  importFieldWords,
  importRoutes,
} from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { toastProblem } from '../../region/toasts.tsx';
import { useFocusKept } from '../../shell/asking/use-focus-back.ts';
import styles from '../../shell/lists/ListPage.module.css';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { columnLetters, keepImport, previewQuery } from '../import-query.ts';
import own from '../imports.module.css';
import { importTexts } from '../texts.ts';
import { Reading } from './Reading.tsx';

/** Which column holds which field; what was guessed can be changed, and the file can be read differently. */
export function Mapping({ one, done }: { one: Import; done: () => void }) {
  const [asked, ask] = useState<Partial<ImportReading>>(one.reading);
  const query = useQuery(previewQuery(one.importId, asked));
  // A mapping chosen by hand counts as long as the file is read in the same way.
  const [chosen, choose] = useState<{ for: string; mapping: ImportMapping } | null>({
    for: JSON.stringify(one.reading),
    mapping: one.mapping,
  });
  if (query.isPending) return <Waiting lines={8} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const preview = query.data;
  const readingKey = JSON.stringify(preview.reading);
  const mapping = chosen?.for === readingKey ? chosen.mapping : preview.mapping;
  const change = (field: ImportFieldName, column: number | null) => {
    const { [field]: _, ...rest } = mapping;
    choose({ for: readingKey, mapping: column === null ? rest : { ...rest, [field]: column } });
  };
  return (
    <>
      <section className={styles.card}>
        <Reading preview={preview} format={one.format} ask={ask} />
        <Fields one={one} preview={preview} mapping={mapping} change={change} />
        <Start one={one} reading={preview.reading} mapping={mapping} done={done} />
      </section>
      <Head preview={preview} />
    </>
  );
}

interface FieldsProps {
  one: Import;
  preview: ImportPreview;
  mapping: ImportMapping;
  change: (field: ImportFieldName, column: number | null) => void;
}

function Fields({ one, preview, mapping, change }: FieldsProps) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const words = importFieldWords[language];
  return (
    <table className={styles.table} aria-label={texts.columnHead}>
      <thead>
        <tr>
          {[texts.fieldHead, texts.columnHead, texts.sampleHead].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {importFields[one.kind].map(({ name, isNeeded }) => {
          const column = mapping[name];
          const samples = column === undefined ? [] : preview.rows.map(({ cells }) => cells[column] ?? '');
          return (
            <tr key={name}>
              <th scope="row">
                {words[name]} {isNeeded && <small className={own.needed}>{texts.needed}</small>}
              </th>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={words[name]}
                  value={column === undefined ? '' : String(column)}
                  error={isNeeded && column === undefined}
                  onChange={({ currentTarget: { value } }) => change(name, value === '' ? null : Number(value))}
                  data={[
                    { value: '', label: texts.noColumn },
                    ...preview.header.map((word, at) => ({
                      value: String(at),
                      label: texts.columnName(columnLetters(at), word),
                    })),
                  ]}
                />
              </td>
              <td className={own.samples}>{samples.filter(Boolean).slice(0, 3).join(' · ')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface StartProps {
  one: Import;
  reading: ImportReading;
  mapping: ImportMapping;
  done: () => void;
}

function Start({ one, reading, mapping, done }: StartProps) {
  const texts = useTexts(importTexts);
  const problemWords = useWordsForProblem();
  const { language } = useLanguage();
  const [newModels, setNewModels] = useState(one.newModels);
  const missing = importFields[one.kind].filter(({ name, isNeeded }) => isNeeded && mapping[name] === undefined);
  const names = missing.map(({ name }) => importFieldWords[language][name]).join(language === 'zh' ? '、' : ', ');
  const check = useMutation({
    mutationFn: () =>
      call(importRoutes.checkImport, { params: { importId: one.importId }, body: { reading, mapping, newModels } }),
    onSuccess: (answer) => {
      keepImport(answer);
      done();
    },
    onError: (error) => toastProblem(problemWords(error)),
  });
  useFocusKept(check.isPending);
  return (
    <div className={own.actions}>
      {one.kind === 'machines' && (
        <Checkbox
          color="var(--brand)"
          size="xs"
          label={texts.newModels}
          description={texts.newModelsHelp}
          checked={newModels}
          onChange={({ currentTarget }) => setNewModels(currentTarget.checked)}
        />
      )}
      <span className={own.space} />
      <small>{texts.checkHelp}</small>
      <ReasonedButton
        size="sm"
        reason={missing.length > 0 ? texts.needsColumns(names) : null}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {one.state === 'checked' ? texts.checkAgain : texts.check}
      </ReasonedButton>
    </div>
  );
}

function Head({ preview }: { preview: ImportPreview }) {
  const texts = useTexts(importTexts);
  return (
    <section className={styles.card}>
      <h2>{texts.preview}</h2>
      <div className={own.wide}>
        <table className={styles.table} aria-label={texts.preview}>
          <thead>
            <tr>
              <th scope="col" data-number>
                {texts.line}
              </th>
              {preview.header.map((word, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: header words can be alike, columns stay where they are
                <th key={at} scope="col">
                  {columnLetters(at)} · {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ line, cells }) => (
              <tr key={line}>
                <td data-number>{line}</td>
                {preview.header.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <td key={at}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

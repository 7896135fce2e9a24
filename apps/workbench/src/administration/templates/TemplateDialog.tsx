import { Button, Code, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  administrationRoutes,
  type Language,
  languages,
  type ProductLine,
  placeholders,
  productLines,
  type ReplyTemplate,
  unknownPlaceholders,
} from '#contract';
import { languageNames, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { newId } from '../../region/new-id.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
import { administrationTexts } from '../texts.ts';
import { fieldOf, useSaving } from '../use-saving.ts';

interface TemplateDialogProps {
  template: ReplyTemplate | null;
  close: () => void;
}

const empty = { zh: '', en: '', de: '' };

/** A template side by side in three languages; one that is left empty is not offered. */
export function TemplateDialog({ template, close }: TemplateDialogProps) {
  const texts = useTexts(administrationTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const form = useTemplate(template, close);
  const { name, setName, lines, setLines, written, setWritten, save, remove, wrong, isEmpty } = form;
  return (
    <FormDialog
      title={template?.name ?? texts.addTemplate}
      isBusy={save.isPending || remove.isPending}
      submit={() => save.mutate(undefined)}
      close={close}
      isDisabled={wrong.length > 0 || isEmpty}
      size="xl"
      extra={
        template && (
          <Button variant="subtle" color="down" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {texts.deleteTemplate}
          </Button>
        )
      }
    >
      <TextInput
        label={texts.templateName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldOf(save.error, 'name') && texts.nameTaken}
        required
        withAsterisk={false}
        maxLength={80}
        data-autofocus
      />
      <MultiSelect
        label={texts.productLines}
        data={productLines.map((line) => ({ value: line, label: lineNames[line] }))}
        value={lines}
        onChange={(chosen) => setLines(chosen as ProductLine[])}
      />
      {languages.map((each) => (
        <TextFor
          key={each}
          language={each}
          text={written[each]}
          change={(text) => setWritten({ ...written, [each]: text })}
        />
      ))}
      <OpenWords />
    </FormDialog>
  );
}

function OpenWords() {
  const texts = useTexts(administrationTexts);
  return (
    <div className={styles.words}>
      <span className={styles.help}>{texts.templateHelp}</span>
      {placeholders.map((word) => (
        <Code key={word}>{`{${word}}`}</Code>
      ))}
    </div>
  );
}

/** What is written, and what becomes of it. */
function useTemplate(template: ReplyTemplate | null, close: () => void) {
  const texts = useTexts(administrationTexts);
  const [templateId] = useState(() => template?.templateId ?? newId());
  const params = { templateId };
  const [name, setName] = useState(template?.name ?? '');
  const [lines, setLines] = useState<ProductLine[]>(template?.productLines ?? [...productLines]);
  const [written, setWritten] = useState<Record<Language, string>>(() => ({
    ...empty,
    ...Object.fromEntries(languages.map((each) => [each, template?.texts[each] ?? ''])),
  }));
  const kept = (each: Language) => written[each].trim() || null;
  const save = useSaving(() => {
    const body = { name, productLines: lines, texts: { zh: kept('zh'), en: kept('en'), de: kept('de') } };
    return call(administrationRoutes.writeReplyTemplate, { params, body });
  }, close);
  const restore = useSaving(
    (gone: ReplyTemplate) => {
      const body = { name: gone.name, productLines: gone.productLines, texts: gone.texts };
      return call(administrationRoutes.writeReplyTemplate, { params: { templateId: newId() }, body });
    },
    () => {},
  );
  const takeBack = template ? () => restore.mutate(template) : undefined;
  const remove = useSaving(
    () => call(administrationRoutes.deleteReplyTemplate, { params }),
    close,
    texts.deleted,
    takeBack,
  );
  const wrong = languages.flatMap((each) => unknownPlaceholders(written[each]));
  const isEmpty = languages.every((each) => kept(each) === null);
  return { name, setName, lines, setLines, written, setWritten, save, remove, wrong, isEmpty };
}

function TextFor({ language, text, change }: { language: Language; text: string; change: (text: string) => void }) {
  const texts = useTexts(administrationTexts);
  const wrong = unknownPlaceholders(text);
  return (
    <Textarea
      label={languageNames[language]}
      lang={language}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      error={wrong.length > 0 && texts.unknownWord(wrong.map((word) => `{${word}}`).join(' '))}
      autosize
      minRows={3}
      maxRows={10}
      maxLength={4000}
    />
  );
}

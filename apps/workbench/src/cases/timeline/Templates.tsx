import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { administrationRoutes, type DeskCase, filledTemplate } from '#contract';
import { languageNames, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { hotlines } from '../../shell/operator.ts';
import { useMe } from '../../shell/session.ts';
import { timelineTexts } from './texts.ts';

const languages = ['zh', 'en', 'de'] as const;

const templatesQuery = (productLine: DeskCase['productLine']) =>
  queryOptions({
    queryKey: [...keys.templates, productLine],
    queryFn: ({ signal }) => call(administrationRoutes.listReplyTemplates, { query: { productLine }, signal }),
    staleTime: 5 * 60_000,
  });

interface TemplatesProps {
  deskCase: DeskCase;
  /** Puts the text of a template, with its open words filled in, where one writes. */
  insert: (text: string) => void;
}

/** Texts that a reply can begin with, by the language they are written in. */
export function Templates({ deskCase, insert }: TemplatesProps) {
  const texts = useTexts(timelineTexts);
  const me = useMe();
  const { data } = useQuery(templatesQuery(deskCase.productLine));
  const templates = data?.templates ?? [];
  if (templates.length === 0) return null;
  const { caseNumber, machineNumber, model, errorNumber, productLine } = deskCase;
  const values = { caseNumber, machineNumber, model, errorNumber, hotline: hotlines[productLine], staffName: me.name };
  const choose = (chosen: string) => {
    const [language, templateId] = chosen.split(' ');
    const text = templates.find((one) => one.templateId === templateId)?.texts[language as 'zh' | 'en' | 'de'];
    if (text) insert(filledTemplate(text, values));
  };
  const groups = languages.map((language) => ({
    group: languageNames[language],
    items: templates
      .filter((one) => one.texts[language] !== null)
      .map(({ templateId, name }) => ({ value: `${language} ${templateId}`, label: name })),
  }));
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.template}
      // Always back at its first line: choosing the same template again puts it in again.
      value=""
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: texts.template }, ...groups.filter(({ items }) => items.length > 0)]}
    />
  );
}

import { Button, Menu } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { administrationRoutes, type DeskCase, filledTemplate } from '#contract';
import { languageNames, useLanguage, useTexts } from '#ui/i18n';
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
  const { language: own } = useLanguage();
  const { data } = useQuery(templatesQuery(deskCase.productLine));
  const templates = data?.templates ?? [];
  if (templates.length === 0) return null;
  const { caseNumber, machineNumber, model, errorNumber, productLine } = deskCase;
  const values = { caseNumber, machineNumber, model, errorNumber, hotline: hotlines[productLine], staffName: me.name };
  const choose = (text: string | null) => {
    // After the menu has closed: it takes the keyboard along otherwise.
    if (text) requestAnimationFrame(() => insert(filledTemplate(text, values)));
  };
  // One's own language first: the customer's is known to whoever reads the case.
  const ordered = [own, ...languages.filter((each) => each !== own)];
  const groups = ordered
    .map((language) => ({ language, items: templates.filter((one) => one.texts[language] !== null) }))
    .filter(({ items }) => items.length > 0);
  return (
    // A list to choose from, since a select would put in each template that an arrow goes over.
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default">
          {texts.template}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={texts.template} mah="60vh" style={{ overflowY: 'auto' }}>
        {groups.map(({ language, items }, at) => (
          <Fragment key={language}>
            <Menu.Label>{languageNames[language]}</Menu.Label>
            {items.map(({ templateId, name, texts: words }, line) => (
              <Menu.Item
                key={templateId}
                {...(at === 0 && line === 0 && { 'data-autofocus': true })}
                onClick={() => choose(words[language])}
              >
                {name}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

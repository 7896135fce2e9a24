import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exportRoutes, languages, type ReplyTemplate } from '#contract';
import { languageNames, useTexts } from '#ui/i18n';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { templatesQuery } from '../administration-queries.ts';
import { LineNames } from '../ScopeFields.tsx';
import { administrationTexts } from '../texts.ts';
import { TemplateDialog } from './TemplateDialog.tsx';

/** Texts that replies can begin with. */
export function TemplatesPage() {
  const texts = useTexts(administrationTexts);
  const [open, setOpen] = useState<ReplyTemplate | 'new' | null>(null);
  const query = useQuery(templatesQuery);
  return (
    <AdministrationPage
      exported={exportRoutes.exportReplyTemplates}
      act={
        <Button size="xs" onClick={() => setOpen('new')}>
          {texts.addTemplate}
        </Button>
      }
    >
      {query.isPending && <Waiting lines={8} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty icon="mail" title={texts.emptyTemplates} help={texts.emptyTemplatesHelp} />}
      {query.data && query.data.length > 0 && <Templates templates={query.data} change={setOpen} />}
      {open && <TemplateDialog template={open === 'new' ? null : open} close={() => setOpen(null)} />}
    </AdministrationPage>
  );
}

interface TemplatesProps {
  templates: readonly ReplyTemplate[];
  change: (template: ReplyTemplate) => void;
}

function Templates({ templates, change }: TemplatesProps) {
  const texts = useTexts(administrationTexts);
  return (
    <table className={lists.table} aria-label={texts.tabs.templates}>
      <thead>
        <tr>
          {(['templateName', 'productLines', 'languages'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <tr key={template.templateId}>
            <td>{template.name}</td>
            <td>
              <LineNames lines={template.productLines} />
            </td>
            <td>
              {languages
                .filter((each) => template.texts[each] !== null)
                .map((each) => languageNames[each])
                .join(' · ')}
            </td>
            <td>
              <div className={styles.acts}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${texts.change}: ${template.name}`}
                  onClick={() => change(template)}
                >
                  {texts.change}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

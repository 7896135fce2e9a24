import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { addressOf, deskCaseRoutes, printReaders } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { useKeys } from '../../shell/help/use-keys.ts';
import { printTexts } from './texts.ts';

/** Prints a case as PDF, for the customer or internally; `p` opens the choice. */
export function PrintMenu({ caseNumber }: { caseNumber: string }) {
  const texts = useTexts(printTexts);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  useKeys({ p: () => setOpen(true) });
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" aria-keyshortcuts="p">
          {texts.print}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={texts.print}>
        {printReaders.map((reader, at) => (
          <Menu.Item
            key={reader}
            component="a"
            {...(at === 0 && { 'data-autofocus': true })}
            c="var(--ink)"
            href={addressOf(deskCaseRoutes.printCase, { params: { caseNumber }, query: { reader, language } })}
            download
          >
            {texts[reader]}
            <br />
            <small>{texts.help[reader]}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

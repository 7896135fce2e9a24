import { Button, Menu } from '@mantine/core';
import { addressOf, exportFormats, type Route } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { mayCall, useMe } from '../session.ts';
import { shellTexts } from '../texts.ts';

interface ExportMenuProps {
  /** The operation that answers with the list as a file. */
  route: Route;
  /** The filters of the page: what it shows is what stands in the file. */
  filters?: object;
  params?: object;
}

/** Takes a list along as CSV or XLSX. */
export function ExportMenu({ route, filters, params }: ExportMenuProps) {
  const texts = useTexts(shellTexts);
  const { language } = useLanguage();
  if (!mayCall(useMe(), route)) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default">
          {texts.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            c="var(--ink)"
            href={addressOf(route, { params, query: { ...filters, format, language } })}
            download
          >
            {texts.exportAs[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { NativeSelect } from '@mantine/core';
import { type Import, type ImportPreview, type ImportReading, importDelimiters, importEncodings } from '#contract';
import { useTexts } from '#ui/i18n';
import own from '../imports.module.css';
import { importTexts } from '../texts.ts';

interface ReadingProps {
  preview: ImportPreview;
  format: Import['format'];
  ask: (asked: Partial<ImportReading>) => void;
}

const encodingNames = { 'utf-8': 'UTF-8', gb18030: 'GB18030 / GBK' } as const;

/** How the file is read: encoding and delimiter of a CSV, the sheet of an XLSX. */
export function Reading({ preview: { reading, sheets }, format, ask }: ReadingProps) {
  const texts = useTexts(importTexts);
  if (format === 'xlsx')
    return (
      <div className={own.reading}>
        <NativeSelect
          size="xs"
          label={texts.sheet}
          value={reading.sheet ?? ''}
          onChange={({ currentTarget }) => ask({ ...reading, sheet: currentTarget.value })}
          data={sheets}
        />
      </div>
    );
  return (
    <div className={own.reading}>
      <NativeSelect
        size="xs"
        label={texts.encoding}
        value={reading.encoding ?? ''}
        onChange={({ currentTarget }) =>
          ask({ ...reading, encoding: currentTarget.value as ImportReading['encoding'] })
        }
        data={importEncodings.map((value) => ({ value, label: encodingNames[value] }))}
      />
      <NativeSelect
        size="xs"
        label={texts.delimiter}
        value={reading.delimiter ?? ''}
        onChange={({ currentTarget }) =>
          ask({ ...reading, delimiter: currentTarget.value as ImportReading['delimiter'] })
        }
        data={importDelimiters.map((value) => ({ value, label: texts.delimiterWord[value] }))}
      />
    </div>
  );
}
